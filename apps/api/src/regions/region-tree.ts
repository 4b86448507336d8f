import {
  existsOn,
  isWithin,
  makeRegionFinder,
  regionOn,
  type DatedRegion,
  type RegionName,
} from '@whetstone/domain';

/** A region as it was on a day. */
export type RegionNode = RegionName;

/** The regions of one day: who is below whom, and how they are called. */
export class RegionTree {
  private readonly nodes: ReadonlyMap<number, RegionNode>;
  private readonly children: ReadonlyMap<number | null, readonly RegionNode[]>;
  private madeFinder: ReturnType<typeof makeRegionFinder> | null = null;

  constructor(
    /** Every region there ever was, in the order of the codes. */
    private readonly known: ReadonlyMap<number, DatedRegion>,
    private readonly day: string,
  ) {
    const present = [...known.values()].filter((region) => existsOn(region, day));
    const nodes = present.map((region) => regionOn(region, day));
    this.nodes = new Map(nodes.map((node) => [node.code, node]));
    this.children = Map.groupBy(nodes, ({ parentCode }) => parentCode);
  }

  /** Null = no such region on that day. */
  find(code: number): RegionNode | null {
    return this.nodes.get(code) ?? null;
  }

  /**
   * The region, or what it was while it was there: people served in regions that are gone.
   * @throws Error when there never was such a region: for codes that come from our own tables.
   */
  get(code: number): RegionNode {
    const node = this.nodes.get(code) ?? this.absent(code);
    if (!node) throw new Error(`No region ${code}`);
    return node;
  }

  childrenOf(code: number): readonly RegionNode[] {
    return this.children.get(code) ?? [];
  }

  /** From the nation down to the region itself; empty when there never was one. */
  pathOf(code: number): RegionNode[] {
    const path: RegionNode[] = [];
    for (let node = this.nodes.get(code) ?? this.absent(code); node;) {
      path.unshift(node);
      const { parentCode } = node;
      node = parentCode === null ? null : (this.nodes.get(parentCode) ?? this.absent(parentCode));
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

  /** Looks up what people write in a roster's region column; made when first asked for, as it is dear. */
  finder(): ReturnType<typeof makeRegionFinder> {
    return (this.madeFinder ??= makeRegionFinder([...this.nodes.values()]));
  }

  /** The regions at the top of what somebody may see: a region inside another one of his is not a root. */
  roots(codes: readonly number[]): RegionNode[] {
    const distinct = [...new Set(codes)];
    return distinct
      .filter((code) => !distinct.some((other) => other !== code && isWithin(code, other)))
      .flatMap((code) => this.find(code) ?? []);
  }

  /** Regions whose name or code holds the text and which lie below one of the roots, in the order of their codes. */
  search(text: string, roots: readonly number[], limit: number): RegionNode[] {
    const found: RegionNode[] = [];
    for (const node of this.nodes.values()) {
      if (found.length === limit) break;
      const fits = node.name.includes(text) || String(node.code).startsWith(text);
      if (fits && roots.some((root) => isWithin(node.code, root))) found.push(node);
    }
    return found;
  }

  private absent(code: number): RegionNode | null {
    const region = this.known.get(code);
    return region ? regionOn(region, this.day) : null;
  }
}
