import { Injectable } from '@nestjs/common';
import {
  decideAddRegion,
  decideRenameRegion,
  nameOn,
  ok,
  parentCodeOf,
  refuse,
  subtreeOf,
  type AddRegionRefusal,
  type DatedRegion,
  type KnownRegions,
  type NewRegion,
  type RenameRegionRefusal,
  type Result,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { grantScope, Scopes } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { lockKnownRegions, noteRegionsChanged } from './known-regions';
import { keepsRegionsBelow, REGION_KEEPERS } from './regions.policy';
import { RegionsService, type RegionNode } from './regions.service';

/** Custom nodes and new names. What was is never rewritten: a name ends on the day before the next one begins. */
@Injectable()
export class RegionEditsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly regions: RegionsService,
  ) {}

  async addRegion(
    viewer: SessionViewer,
    region: NewRegion,
  ): Promise<Result<RegionNode, AddRegionRefusal | 'REGION_NOT_YOURS'>> {
    return this.editing(viewer, region.code, async (on, known) => {
      const decided = decideNewRegion(viewer, region, known);
      if (!decided.ok) return decided;
      await this.insert(on, decided.value);
      return ok(region.code);
    });
  }

  /** Writes what was decided, inside the caller's transaction. */
  async insert(on: EntityManager, { code, level, parentCode, validFrom, names }: DatedRegion): Promise<void> {
    await on.query(
      `INSERT INTO regions (code, upper_code, level, parent_code, valid_from, is_custom)
       VALUES ($1, $2, $3, $4, $5, true)`,
      [code, subtreeOf(code).to, level, parentCode, validFrom],
    );
    await on.query(`INSERT INTO region_names (region_code, name, valid_from) VALUES ($1, $2, $3)`, [
      ...[code, names[0]?.name, validFrom],
    ]);
  }

  /** `from` = the first day of the new name. */
  renameRegion(
    viewer: SessionViewer,
    rename: { readonly code: number; readonly name: string; readonly from: string },
  ): Promise<Result<RegionNode, RenameRegionRefusal | 'REGION_NOT_YOURS'>> {
    return this.editing<RenameRegionRefusal | 'REGION_NOT_YOURS'>(viewer, rename.code, async (on, known) => {
      const { code, from } = rename;
      const parent = known.get(code)?.parentCode ?? parentCodeOf(code, from, known);
      if (!keepsRegionsBelow(viewer.grants, parent)) return refuseForeign(code, from, known);
      const decided = decideRenameRegion(rename, known);
      if (!decided.ok) return decided;
      const validTo = known.get(code)?.validTo ?? null;
      await on.query(
        `UPDATE region_names SET valid_to = $2
         WHERE region_code = $1 AND valid_from < $2 AND (valid_to IS NULL OR valid_to > $2)`,
        [code, from],
      );
      await on.query(
        `INSERT INTO region_names (region_code, name, valid_from, valid_to) VALUES ($1, $2, $3, $4)`,
        [code, decided.value, from, validTo],
      );
      return ok(code);
    });
  }

  private async editing<Code extends string>(
    viewer: SessionViewer,
    code: number,
    work: (on: EntityManager, known: KnownRegions) => Promise<Result<number, Code>>,
  ): Promise<Result<RegionNode, Code>> {
    const done = await this.scopes.run(grantScope(viewer, REGION_KEEPERS, code), async (on) => {
      const result = await work(on, await lockKnownRegions(on));
      if (result.ok) await noteRegionsChanged(on);
      return result;
    });
    if (!done.ok) return done;
    await this.regions.reload();
    return ok(this.regions.get(done.value));
  }
}

/** Whether somebody may add a region, and how it will then stand among the others. */
export function decideNewRegion(
  viewer: SessionViewer,
  region: NewRegion,
  known: KnownRegions,
): Result<DatedRegion, AddRegionRefusal | 'REGION_NOT_YOURS'> {
  const { code, from } = region;
  const parent = parentCodeOf(code, from, known);
  if (!keepsRegionsBelow(viewer.grants, parent)) return refuseForeign(parent, from, known);
  const decided = decideAddRegion(region, known);
  if (!decided.ok) return decided;
  const { name, ...place } = decided.value;
  return ok({
    ...{ code, ...place, validFrom: from, validTo: null, successorCode: null, isCustom: true },
    names: [{ name, from, to: null }],
  });
}

/** The same sentence for a region of others and for one that never was. */
export function refuseForeign(code: number, on: string, known: KnownRegions) {
  const region = known.get(code);
  return refuse('REGION_NOT_YOURS', { region: region ? nameOn(region, on) : code });
}
