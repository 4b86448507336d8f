import { Injectable } from '@nestjs/common';
import {
  blueprintCount,
  blueprintPoints,
  checkBlueprint,
  drawForms,
  findFeasibility,
  MOST_PAPER_QUESTIONS,
  ok,
  refuse,
  unfinishedRefusals,
  type Blueprint,
  type BlueprintRefusal,
  type CellFeasibility,
  type DrawnForms,
  type DrawRefusal,
  type PoolQuestion,
  type Refusal,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { findOne, queryOne } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { grantScope, grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { RegionsService } from '../regions/regions.service';
import { plansIn, PLANNERS } from './blueprints.policy';
import { QuestionPoolService } from './question-pool.service';

/** A blueprint as it is kept: with the banks it draws from, and the seed of the draw. */
export interface BlueprintContent extends Blueprint {
  readonly bankIds: readonly string[];
  readonly seed: string;
}

export interface BlueprintRow {
  readonly id: string;
  readonly regionCode: number;
  readonly name: string;
  readonly version: number;
  readonly versionId: string;
  readonly content: BlueprintContent;
  readonly savedBy: string;
  readonly updatedAt: Date;
}

/** A blueprint with the scope it was found in. */
export type SeenBlueprint = BlueprintRow & { readonly seenIn: Scope };

export interface SaveBlueprint {
  /** Null = a new one. */
  readonly id: string | null;
  /** The version that was read and changed; 0 for a new one. */
  readonly version: number;
  readonly regionCode: number;
  readonly name: string;
  readonly content: BlueprintContent;
}

export interface BlueprintCheck {
  readonly questionCount: number;
  readonly sumHundredths: number;
  readonly refusal: Refusal<BlueprintRefusal | PoolRefusal | 'BLUEPRINT_TOO_MANY'> | null;
  /** Empty where nothing can be said of the cells. */
  readonly cells: readonly CellFeasibility[];
  readonly holdings: readonly Holding[];
}

/** So many questions of one kind may come onto a paper. */
export interface Holding extends Pick<PoolQuestion, 'type' | 'topic' | 'difficulty' | 'cognition'> {
  readonly usable: number;
}

type PoolRefusal = 'BANKS_MISSING' | 'BANK_NOT_FOUND';
type SaveRefusal =
  | BlueprintRefusal
  | PoolRefusal
  | 'NAME_MISSING'
  | 'REGION_NOT_YOURS'
  | 'NOT_FOUND'
  | 'BLUEPRINT_NAME_TAKEN'
  | 'BLUEPRINT_OUTRUN'
  | 'BLUEPRINT_TOO_MANY';

const MOST_SECTIONS = 20;
const MOST_CELLS = 300;
const MOST_BANKS = 20;
const LONGEST_NAME = 100;

const BLUEPRINTS = `SELECT b.id, b.region_code AS "regionCode", b.name, b.version, v.id AS "versionId", v.content,
    v.saved_by AS "savedBy", b.updated_at AS "updatedAt"
  FROM blueprints b JOIN blueprint_versions v ON v.blueprint_id = b.id AND v.number = b.version`;

@Injectable()
export class BlueprintsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly pool: QuestionPoolService,
  ) {}

  /** Those of the viewer's regions, changed last first. */
  async list(
    viewer: SessionViewer,
    page: PageInput,
  ): Promise<{ nodes: SeenBlueprint[]; totalCount: number }> {
    const found: SeenBlueprint[] = [];
    for (const seenIn of grantScopes(viewer, PLANNERS)) {
      const rows = await this.scopes.in(seenIn).query<BlueprintRow[]>(BLUEPRINTS);
      found.push(
        ...rows
          .filter(({ regionCode }) => plansIn(viewer.grants, regionCode))
          .map((row) => ({ ...row, seenIn })),
      );
    }
    found.sort(
      (one, other) => other.updatedAt.getTime() - one.updatedAt.getTime() || (one.id < other.id ? -1 : 1),
    );
    const [limit, offset] = pageBounds(page);
    return { nodes: found.slice(offset, offset + limit), totalCount: found.length };
  }

  /** Null = not found, or not the viewer's. */
  async findFor(viewer: SessionViewer, id: string): Promise<SeenBlueprint | null> {
    for (const seenIn of grantScopes(viewer, PLANNERS)) {
      const row = await findOne<BlueprintRow>(this.scopes.in(seenIn), `${BLUEPRINTS} WHERE b.id = $1`, [id]);
      if (row && plansIn(viewer.grants, row.regionCode)) return { ...row, seenIn };
    }
    return null;
  }

  /** Keeps a blueprint as its next version, also one that does not add up yet: it is work in progress until an exam uses it. */
  async saveBlueprint(
    viewer: SessionViewer,
    input: SaveBlueprint,
  ): Promise<Result<SeenBlueprint, SaveRefusal>> {
    const name = input.name.trim();
    const before = input.id === null ? null : await this.findFor(viewer, input.id);
    if (input.id !== null && !before) return refuse('NOT_FOUND');
    const regionCode = before?.regionCode ?? input.regionCode;
    if (!this.regions.find(regionCode) || !plansIn(viewer.grants, regionCode))
      return refuse('REGION_NOT_YOURS', { region: this.regions.nameOf(regionCode) || regionCode });
    if (name === '' || name.length > LONGEST_NAME) return refuse('NAME_MISSING');
    const wrong = contentRefusal(input.content) ?? (await this.bankRefusal(viewer, input.content));
    if (wrong) return { ok: false, refusal: wrong };
    const seenIn = before?.seenIn ?? grantScope(viewer, PLANNERS, regionCode);
    return this.scopes.run(seenIn, async (on) => {
      const id = before
        ? await this.advance(on, before.id, { ...input, name })
        : await this.create(on, { ...input, name, regionCode });
      if (typeof id !== 'string') return id;
      await on.query(
        `INSERT INTO blueprint_versions (blueprint_id, number, content, saved_by, saved_at) VALUES ($1, $2, $3, $4, $5)`,
        [id, input.version + 1, JSON.stringify(input.content), viewer.officerId, this.clock.now()],
      );
      return ok({ ...(await queryOne<BlueprintRow>(on, `${BLUEPRINTS} WHERE b.id = $1`, [id])), seenIn });
    });
  }

  /** Whether a blueprint says what a paper is, and cell by cell what the banks hold for it. */
  async check(viewer: SessionViewer, content: BlueprintContent): Promise<BlueprintCheck> {
    const figures = { questionCount: blueprintCount(content), sumHundredths: blueprintPoints(content) };
    const tooMuch = contentRefusal(content);
    const nothing = { ...figures, cells: [], holdings: [] };
    if (tooMuch) return { ...nothing, refusal: tooMuch };
    const pool = await this.poolOf(viewer, content);
    if (!pool.ok) return { ...nothing, refusal: pool.refusal };
    const checked = checkBlueprint(content);
    return {
      ...figures,
      refusal: checked.ok ? null : checked.refusal,
      cells: findFeasibility(content, pool.value),
      holdings: holdingsOf(pool.value),
    };
  }

  /** The forms as they would be drawn now. */
  async draw(
    viewer: SessionViewer,
    content: BlueprintContent,
  ): Promise<Result<DrawnForms, BlueprintRefusal | PoolRefusal | DrawRefusal | 'BLUEPRINT_TOO_MANY'>> {
    const tooMuch = contentRefusal(content);
    if (tooMuch) return { ok: false, refusal: tooMuch };
    const checked = checkBlueprint(content);
    if (!checked.ok) return checked;
    const pool = await this.poolOf(viewer, content);
    return pool.ok ? drawForms(content, pool.value, content.seed) : pool;
  }

  /** The questions of a blueprint's banks, as far as the viewer may see them. */
  poolOf(viewer: SessionViewer, content: BlueprintContent): Promise<Result<PoolQuestion[], PoolRefusal>> {
    const { bankIds, lawOn, limits } = content;
    return this.pool.poolFor(viewer, bankIds, { lawOn, mostExposures: limits.mostExposures });
  }

  private async bankRefusal(
    viewer: SessionViewer,
    content: BlueprintContent,
  ): Promise<Refusal<PoolRefusal> | null> {
    const found = await this.pool.findBanks(viewer, content.bankIds);
    return found.ok ? null : found.refusal;
  }

  private async create(on: EntityManager, { name, regionCode }: SaveBlueprint) {
    const row = await findOne<{ id: string }>(
      on,
      `INSERT INTO blueprints (region_code, name, version, updated_at) VALUES ($1, $2, 1, $3)
       ON CONFLICT ON CONSTRAINT uq_blueprints_name DO NOTHING RETURNING id`,
      [regionCode, name, this.clock.now()],
    );
    return row?.id ?? refuse('BLUEPRINT_NAME_TAKEN', { name });
  }

  private async advance(on: EntityManager, id: string, { name, version }: SaveBlueprint) {
    const namesake = await findOne<object>(
      on,
      `SELECT FROM blueprints b JOIN blueprints mine ON mine.id = $1
       WHERE b.region_code = mine.region_code AND b.name = $2 AND b.id <> $1`,
      [id, name],
    );
    if (namesake) return refuse('BLUEPRINT_NAME_TAKEN', { name });
    const [[row]] = await on.query<[{ id: string }[], number]>(
      `UPDATE blueprints SET name = $2, version = version + 1, updated_at = $4 WHERE id = $1 AND version = $3 RETURNING id`,
      [id, name, version, this.clock.now()],
    );
    return row?.id ?? refuse('BLUEPRINT_OUTRUN');
  }
}

function holdingsOf(pool: readonly PoolQuestion[]): Holding[] {
  const usable = pool.filter((question) => question.unusable === null);
  const kinds = Map.groupBy(usable, ({ type, topic, difficulty, cognition }) =>
    JSON.stringify([type, topic, difficulty, cognition]),
  );
  return [...kinds.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { type, topic, difficulty, cognition } = first;
    return [{ type, topic, difficulty, cognition, usable: 1 + others.length }];
  });
}

/** What not even a draft may say; that it does not add up yet, or that a section is still empty, is no fault of a draft. */
function contentRefusal(content: BlueprintContent): Refusal<BlueprintRefusal | 'BLUEPRINT_TOO_MANY'> | null {
  const { sections, bankIds } = content;
  const cellCount = sections.reduce(
    (sum, { cells, questionIds }) => sum + cells.length + questionIds.length,
    0,
  );
  if (
    sections.length > MOST_SECTIONS ||
    cellCount > MOST_CELLS + MOST_PAPER_QUESTIONS ||
    bankIds.length > MOST_BANKS
  )
    return {
      code: 'BLUEPRINT_TOO_MANY',
      data: { sections: MOST_SECTIONS, cells: MOST_CELLS, banks: MOST_BANKS },
    };
  const checked = checkBlueprint(content);
  return checked.ok || unfinishedRefusals.includes(checked.refusal.code) ? null : checked.refusal;
}
