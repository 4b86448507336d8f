import { Injectable } from '@nestjs/common';
import { isWithin, makeRegionFinder, type RegionLevel } from '@whetstone/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { loadRegions } from './regions.loader';

export interface RegionNode {
  readonly code: number;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parentCode: number | null;
}

/**
 * The tree of regions valid today. It changes a few times a year, so it is read once and kept: every list on every
 * screen asks for names and paths.
 */
@Injectable()
export class RegionsService {
  private nodes = new Map<number, RegionNode>();
  private children = new Map<number, RegionNode[]>();

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await loadRegions(this.database);
    await this.reload();
  }

  async reload(): Promise<void> {
    const rows = await this.database.query<RegionNode[]>(
      `SELECT code, name, level, parent_code AS "parentCode" FROM regions
       WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1) ORDER BY code`,
      [this.clock.today()],
    );
    this.nodes = new Map(rows.map((row) => [row.code, row]));
    this.children = new Map();
    for (const row of rows) if (row.parentCode !== null) this.childrenOf(row.parentCode).push(row);
  }

  find(code: number): RegionNode | null {
    return this.nodes.get(code) ?? null;
  }

  /** @throws Error when there is no such region: for codes that come from our own tables. */
  get(code: number): RegionNode {
    const node = this.nodes.get(code);
    if (!node) throw new Error(`No region ${code}`);
    return node;
  }

  childrenOf(code: number): RegionNode[] {
    const children = this.children.get(code) ?? [];
    this.children.set(code, children);
    return children;
  }

  /** From the nation down to the region itself. */
  pathOf(code: number): RegionNode[] {
    const path: RegionNode[] = [];
    for (
      let node = this.find(code);
      node;
      node = node.parentCode === null ? null : this.find(node.parentCode)
    ) {
      path.unshift(node);
    }
    return path;
  }

  /** The path without the nation, for a person to read: 内蒙古自治区 · 巴彦淖尔市 · 临河区. */
  nameOf(code: number): string {
    const path = this.pathOf(code);
    return path
      .slice(path.length > 1 ? 1 : 0)
      .map((node) => node.name)
      .join(' · ');
  }

  /** Looks up what people write in a roster's region column, below the given regions first. */
  finder(): ReturnType<typeof makeRegionFinder> {
    return makeRegionFinder([...this.nodes.values()]);
  }

  /** The regions at the top of what somebody may see: a region inside another one of his is not a root. */
  roots(codes: readonly number[]): RegionNode[] {
    const distinct = [...new Set(codes)];
    return distinct
      .filter((code) => !distinct.some((other) => other !== code && isWithin(code, other)))
      .flatMap((code) => this.find(code) ?? []);
  }
}
