import { Injectable } from '@nestjs/common';
import {
  blueprintCount,
  blueprintPoints,
  dayInBeijing,
  DEFAULT_RESULT_RULES,
  ok,
  refuse,
  settingsRefusal,
  type DrawnForms,
  type DrawnSection,
  type ExamSettings,
  type ExamSettingsRefusal,
  type Refusal,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { queryOne, type Queryable } from '../platform/database';
import { pageBounds, type PageInput } from '../platform/page';
import { grantScope, grantScopes, Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { BlueprintsService, type SeenBlueprint } from '../blueprints/blueprints.service';
import { plansIn, PLANNERS } from '../blueprints/blueprints.policy';
import { ClassesService } from '../classes/classes.service';
import { LecturesService } from '../courses/lectures.service';
import { RegionsService } from '../regions/regions.service';
import { ExamAudienceService, type Audience } from './exam-audience.service';
import { ExamHalls } from './exam-halls.service';
import { EXAM_COLUMNS, ExamsService, type ExamRow } from './exams.service';
import { readNetwork } from './networks';
import { ResultRulesService } from './result-rules.service';
import { PapersService } from './papers.service';

/** An exam with the scope it was found in, and whether it is the viewer's to decide on. */
export type SeenExamRow = ExamRow & { readonly seenIn: Scope; readonly isMine: boolean };

/** Whom a manager asks, as he says it: people by their certificates. */
export interface AskedAudience extends Omit<Audience, 'officerIds'> {
  readonly certificateNos: readonly string[];
}

export interface SetExam extends Omit<ExamSettings, 'passHundredths'> {
  readonly blueprintId: string;
  readonly passPoints: number;
  readonly audience: AskedAudience;
  readonly showsWholePaper: boolean;
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
  readonly isPractice: boolean;
  readonly hallNetworks: readonly string[];
  readonly prerequisiteIssueId: string | null;
}

type AudienceRefusal =
  | 'EXAM_AUDIENCE_MISSING'
  | 'EXAM_REGION_UNKNOWN'
  | 'REGION_NOT_YOURS'
  | 'EXAM_OFFICER_UNKNOWN'
  | 'EXAM_LECTURE_UNKNOWN'
  | 'EXAM_CLASS_UNKNOWN'
  | 'EXAM_MAKE_UP_UNKNOWN'
  | 'EXAM_AUDIENCE_EMPTY';

type SetExamRefusal =
  ExamSettingsRefusal | AudienceRefusal | 'EXAM_BLUEPRINT_UNKNOWN' | 'EXAM_NETWORK_INVALID';

const MOST_LISTED = 5_000;

/** Sets exams that belong to no lecture: whom they are for, when, by which rules, on which papers. */
@Injectable()
export class ExamSettingService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly halls: ExamHalls,
    private readonly regions: RegionsService,
    private readonly lectures: LecturesService,
    private readonly classes: ClassesService,
    private readonly exams: ExamsService,
    private readonly blueprints: BlueprintsService,
    private readonly audiences: ExamAudienceService,
    private readonly papers: PapersService,
    private readonly results: ResultRulesService,
  ) {}

  /** Exams by themselves that are the viewer's, or for his regions, the one that opens last first. */
  async list(viewer: SessionViewer, page: PageInput): Promise<{ nodes: SeenExamRow[]; totalCount: number }> {
    const all = await this.seen(viewer, (on) => this.exams.byThemselves(on));
    const [limit, offset] = pageBounds(page);
    return { nodes: all.slice(offset, offset + limit), totalCount: all.length };
  }

  /** Those that ask a class, in the same order. */
  ofClass(viewer: SessionViewer, classId: string): Promise<SeenExamRow[]> {
    return this.seen(viewer, (on) => this.exams.ofClass(classId, on));
  }

  /** Null = not found, or not the viewer's to see. */
  async findFor(viewer: SessionViewer, id: string): Promise<SeenExamRow | null> {
    for (const seenIn of grantScopes(viewer, PLANNERS)) {
      const row = await this.exams.find(id, this.scopes.in(seenIn));
      if (row?.issueId === null) return { ...row, seenIn, isMine: isMine(viewer, row) };
    }
    return null;
  }

  /** How many officers of those the viewer may see an audience would ask on a day. */
  async countAudience(
    viewer: SessionViewer,
    asked: AskedAudience,
    day: string,
  ): Promise<Result<{ count: number; day: string }, AudienceRefusal>> {
    const audience = await this.readAudience(viewer, asked);
    if (!audience.ok) return audience;
    const scope = grantScope(viewer, PLANNERS, asked.regions[0]);
    return ok({ day, count: await this.audiences.count(audience.value, day, this.scopes.in(scope)) });
  }

  /** Whom an exam asks, and how many of them serve today and may be seen. */
  async audienceOf(exam: SeenExamRow): Promise<{ audience: Audience; count: number }> {
    const on = this.scopes.in(exam.seenIn);
    const audience = await this.audiences.audienceOf(exam, on);
    return { audience, count: await this.audiences.count(audience, this.clock.today(), on) };
  }

  /** Draws and freezes the papers of a blueprint and sets the exam on them, all of it or nothing. */
  async setExam(
    viewer: SessionViewer,
    input: SetExam,
  ): Promise<
    Result<
      SeenExamRow,
      | SetExamRefusal
      | Extract<Awaited<ReturnType<BlueprintsService['draw']>>, { ok: false }>['refusal']['code']
    >
  > {
    const blueprint = await this.blueprints.findFor(viewer, input.blueprintId);
    if (!blueprint) return refuse('EXAM_BLUEPRINT_UNKNOWN');
    const { content } = blueprint;
    const wrong =
      settingsRefusal(
        { ...input, passHundredths: Math.round(input.passPoints * 100) },
        { maxHundredths: blueprintPoints(content), now: this.clock.now() },
      ) ?? networkRefusal(input.hallNetworks);
    if (wrong) return { ok: false, refusal: wrong };
    const drawn = await this.blueprints.draw(viewer, content);
    if (!drawn.ok) return drawn;
    const audience = await this.readAudience(viewer, input.audience);
    if (!audience.ok) return audience;
    if (input.prerequisiteIssueId && !(await this.lectures.findFor(viewer, input.prerequisiteIssueId)))
      return refuse('EXAM_LECTURE_UNKNOWN');
    const day = dayInBeijing(input.opensAt);
    const seenIn = grantScope(viewer, PLANNERS, blueprint.regionCode);
    const count = await this.audiences.count(audience.value, day, this.scopes.in(seenIn));
    if (count === 0) return refuse('EXAM_AUDIENCE_EMPTY', { day });
    const exam = await this.scopes.run(seenIn, (on) =>
      this.insert(on, viewer.officerId, { input, blueprint, audience: audience.value, drawn: drawn.value }),
    );
    return ok({ ...exam, seenIn, isMine: true });
  }

  private async seen(
    viewer: SessionViewer,
    read: (on: Queryable) => Promise<ExamRow[]>,
  ): Promise<SeenExamRow[]> {
    const found = new Map<string, SeenExamRow>();
    for (const seenIn of grantScopes(viewer, PLANNERS)) {
      for (const row of await read(this.scopes.in(seenIn)))
        found.set(row.id, { ...row, seenIn, isMine: isMine(viewer, row) });
    }
    return [...found.values()].sort(
      (one, other) => other.opensAt.getTime() - one.opensAt.getTime() || (one.id < other.id ? -1 : 1),
    );
  }

  /** Regions that are the viewer's, and people by their certificates. */
  private async readAudience(
    viewer: SessionViewer,
    asked: AskedAudience,
  ): Promise<Result<Audience, AudienceRefusal>> {
    const certificateNos = [...new Set(asked.certificateNos.map((one) => one.trim()).filter(Boolean))];
    if (asked.regions.length === 0 && asked.classId === null && certificateNos.length === 0)
      return refuse('EXAM_AUDIENCE_MISSING');
    const unknown = asked.regions.find((code) => !this.regions.find(code));
    if (unknown !== undefined) return refuse('EXAM_REGION_UNKNOWN', { region: unknown });
    const beside = asked.regions.find((code) => !plansIn(viewer.grants, code));
    if (beside !== undefined)
      return refuse('REGION_NOT_YOURS', { region: this.regions.nameOf(beside) || beside });
    if (asked.attendedIssueId && !(await this.lectures.findFor(viewer, asked.attendedIssueId)))
      return refuse('EXAM_LECTURE_UNKNOWN');
    // One from above would bring people along whom the viewer does not manage.
    if (asked.classId && !(await this.classes.findFor(viewer, asked.classId))?.isMine)
      return refuse('EXAM_CLASS_UNKNOWN');
    if (asked.makeUpOf && !(await this.findFor(viewer, asked.makeUpOf))?.isMine)
      return refuse('EXAM_MAKE_UP_UNKNOWN');
    const listed = await this.findListed(viewer, certificateNos.slice(0, MOST_LISTED));
    const missing = certificateNos.find((one) => !listed.has(one));
    if (missing !== undefined) return refuse('EXAM_OFFICER_UNKNOWN', { certificateNo: missing });
    const { regions, posts, grades, attendedIssueId, classId, makeUpOf } = asked;
    return ok({
      regions,
      posts,
      grades,
      attendedIssueId,
      classId,
      makeUpOf,
      officerIds: [...new Set(listed.values())],
    });
  }

  private async findListed(
    viewer: SessionViewer,
    certificateNos: readonly string[],
  ): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    if (certificateNos.length === 0) return found;
    for (const scope of grantScopes(viewer, PLANNERS)) {
      const rows = await this.scopes
        .in(scope)
        .query<{ id: string; certificateNo: string }[]>(
          `SELECT id, certificate_no AS "certificateNo" FROM officers WHERE certificate_no = ANY ($1)`,
          [certificateNos],
        );
      for (const { id, certificateNo } of rows) found.set(certificateNo, id);
    }
    return found;
  }

  private async insert(
    on: EntityManager,
    publishedBy: string,
    {
      input,
      blueprint,
      audience,
      drawn,
    }: {
      readonly input: SetExam;
      readonly blueprint: SeenBlueprint;
      readonly audience: Audience;
      readonly drawn: DrawnForms;
    },
  ): Promise<ExamRow> {
    const { content } = blueprint;
    const { id } = await queryOne<{ id: string }>(
      on,
      `INSERT INTO exams (region_code, blueprint_version_id, title, rules, question_count, duration_seconds,
         max_points_hundredths, pass_points_hundredths, opens_at, closes_at, attempts_allowed, published_by, published_at,
         form_count, shuffle_questions, shuffle_options, last_entry_at, shows_whole_paper, is_practice, keys_from, hall_networks, prerequisite_issue_id, audience_posts, audience_grades, attended_issue_id, make_up_of, audience_class_id)
       VALUES ($1, $2, $3, '[]', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
         $23, $24, $25, $26) RETURNING id`,
      [
        ...[blueprint.regionCode, blueprint.versionId, input.title.trim(), blueprintCount(content)],
        ...[input.durationSeconds, blueprintPoints(content), Math.round(input.passPoints * 100)],
        ...[
          input.opensAt,
          input.closesAt,
          input.attemptsAllowed,
          publishedBy,
          this.clock.now(),
          drawn.forms.length,
        ],
        ...[input.shuffleQuestions, input.shuffleOptions, input.lastEntryAt, input.showsWholePaper],
        ...[input.isPractice, input.keysFrom, input.hallNetworks.map((one) => one.trim())],
        ...[
          input.prerequisiteIssueId,
          audience.posts,
          audience.grades,
          audience.attendedIssueId,
          audience.makeUpOf,
          audience.classId,
        ],
      ],
    );
    if (input.resultsFrom !== null)
      await this.results.save(
        on,
        id,
        { ...DEFAULT_RESULT_RULES, announceAt: input.resultsFrom },
        publishedBy,
      );
    if (input.hallPassword !== null)
      await on.query(`UPDATE exams SET hall_password_digest = $2 WHERE id = $1`, [
        id,
        this.halls.passwordDigest(id, input.hallPassword),
      ]);
    await on.query(`INSERT INTO exam_regions (exam_id, region_code) SELECT $1, unnest($2::int[])`, [
      id,
      [...new Set(audience.regions)],
    ]);
    await on.query(`INSERT INTO exam_officers (exam_id, officer_id) SELECT $1, unnest($2::uuid[])`, [
      id,
      audience.officerIds,
    ]);
    await this.freeze(on, id, blueprint, drawn);
    return queryOne<ExamRow>(on, `SELECT ${EXAM_COLUMNS} FROM exams WHERE id = $1`, [id]);
  }

  private async freeze(
    on: EntityManager,
    examId: string,
    { content }: SeenBlueprint,
    { forms }: DrawnForms,
  ): Promise<void> {
    for (const [index, { sections }] of forms.entries()) {
      const drawn = sections.flatMap((questions, place): DrawnSection[] => {
        const section = content.sections[place];
        if (!section) return [];
        const { type, pointsEachHundredths, scoring } = section;
        return [
          {
            rule: { type, topic: null, count: questions.length, pointsEachHundredths, scoring },
            revisionIds: questions.map(({ revisionId }) => revisionId),
          },
        ];
      });
      const seed = `${content.seed} ${index + 1}`;
      await this.papers.freeze(on, { examId, form: index + 1, seed }, { drawn, drawable: sections.flat() });
    }
  }
}

function isMine(viewer: SessionViewer, { regionCode }: ExamRow): boolean {
  return regionCode !== null && plansIn(viewer.grants, regionCode);
}

function networkRefusal(networks: readonly string[]): Refusal<'EXAM_NETWORK_INVALID'> | null {
  const wrong = networks.find((text) => readNetwork(text) === null);
  return wrong === undefined ? null : refuse('EXAM_NETWORK_INVALID', { network: wrong }).refusal;
}
