import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { DatedRegion, makeRegionFinder } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { queryOne } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { DataSource } from 'typeorm';
import { loadRegions } from './regions.loader';
import { readKnownRegions } from './known-regions';
import { RegionTree, type RegionNode } from './region-tree';

export type { RegionNode } from './region-tree';

/** How often a process asks whether another one changed the regions. */
const LOOK_EVERY_MS = 10_000;

/** Days whose trees are kept: today, and the cut-off days people look at. */
const TREES_KEPT = 8;

/**
 * The regions of any day. They change a few times a year, so they are read once and kept: every list on every screen
 * asks for names and paths. Without a day named it is today.
 */
@Injectable()
export class RegionsService implements OnModuleInit, OnModuleDestroy {
  private known: ReadonlyMap<number, DatedRegion> = new Map();
  private version = -1;
  private readonly trees = new Map<string, RegionTree>();
  private looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly scopes: Scopes,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.scopes.run(EVERYWHERE, loadRegions);
    await this.reload();
    // An outage of the database is noticed by whoever needs it; the regions known so far stay.
    this.looking = setInterval(() => void this.reload().catch(() => undefined), LOOK_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.looking);
  }

  /** Reads the regions again if they changed; after a change of our own, before the answer goes out. */
  async reload(): Promise<void> {
    const { version } = await queryOne<{ version: number }>(
      this.database,
      `SELECT version FROM region_version`,
    );
    if (version === this.version) return;
    this.known = await readKnownRegions(this.database);
    this.version = version;
    this.trees.clear();
  }

  /** The regions of a day; null = today. */
  on(day: string | null): RegionTree {
    const wanted = day ?? this.clock.today();
    const tree = this.trees.get(wanted) ?? new RegionTree(this.known, wanted);
    // The one asked for last is the last to go.
    this.trees.delete(wanted);
    this.trees.set(wanted, tree);
    const [oldest] = this.trees.keys();
    if (this.trees.size > TREES_KEPT && oldest !== undefined) this.trees.delete(oldest);
    return tree;
  }

  /** All days of a region; null = there never was one. */
  history(code: number): DatedRegion | null {
    return this.known.get(code) ?? null;
  }

  find(code: number): RegionNode | null {
    return this.on(null).find(code);
  }

  /**
   * The region of today, or what it was while it was there: people served in regions that are gone.
   * @throws Error when there never was such a region: for codes that come from our own tables.
   */
  get(code: number): RegionNode {
    return this.on(null).get(code);
  }

  childrenOf(code: number): readonly RegionNode[] {
    return this.on(null).childrenOf(code);
  }

  /** From the nation down to the region itself. */
  pathOf(code: number): RegionNode[] {
    return this.on(null).pathOf(code);
  }

  /** The path without the nation, for a person to read: 内蒙古自治区 · 巴彦淖尔市 · 临河区. */
  nameOf(code: number): string {
    return this.on(null).nameOf(code);
  }

  /** Looks up what people write in a roster's region column. */
  finder(): ReturnType<typeof makeRegionFinder> {
    return this.on(null).finder();
  }

  /** The regions at the top of what somebody may see: a region inside another one of his is not a root. */
  roots(codes: readonly number[]): RegionNode[] {
    return this.on(null).roots(codes);
  }
}
