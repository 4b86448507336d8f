import { foldName } from '../text/fold';

export type RegionLevel = 'nation' | 'province' | 'city' | 'county';

/** A node of GB/T 2260, or a custom one such as 660000 兵团. */
export interface RegionName {
  readonly code: number;
  readonly name: string;
  readonly parentCode: number | null;
  readonly level: RegionLevel;
}

export interface RegionCandidate {
  readonly code: number;
  /** Names from the province down, joined by a slash. */
  readonly path: string;
}

/** Exactly one region, or those the text may mean: none when it is unknown. */
export type RegionMatch =
  | { readonly ok: true; readonly code: number }
  | { readonly ok: false; readonly candidates: readonly RegionCandidate[] };

const peoples =
  '壮|回|满|苗|彝|土家|藏|蒙古?|维吾尔|侗|布依|瑶|白|朝鲜|哈尼|黎|哈萨克|傣|畲|傈僳|拉祜|佤|水|纳西|羌|土|仫佬|锡伯|柯尔克孜|景颇|达斡尔|撒拉|布朗|毛南|塔吉克|普米|怒|鄂温克|鄂伦春|裕固|保安|独龙|东乡|仡佬|各';
const autonomous = new RegExp(`(?:(?:${peoples})族?)*自治[区州县旗]$`);
const suffixes: Readonly<Record<RegionLevel, RegExp>> = {
  nation: /$/,
  province: /省$|市$|特别行政区$|^.+生产建设(?=兵团$)/,
  city: /市$|地区$|盟$/,
  county: /市$|区$|县$|旗$/,
};

/** 恩施土家族苗族自治州 → 恩施, 内蒙古自治区 → 内蒙古; one character would fit too much, so 东区 stays 东区. */
function bareName({ name, level }: RegionName): string {
  const shorter = [autonomous, /自治[区州县旗]$/, suffixes[level]].map((suffix) => name.replace(suffix, ''));
  return shorter.find((bare) => bare !== name && bare.length >= 2) ?? name;
}

/** 恩施州 for 恩施土家族苗族自治州: what an autonomous place is called in daily life. */
function dailyName(region: RegionName): string {
  return autonomous.test(region.name) ? `${bareName(region)}${region.name.slice(-1)}` : region.name;
}

interface IndexedRegion extends RegionName {
  readonly whole: string;
  readonly shorter: readonly string[];
  readonly ancestors: readonly IndexedRegion[];
}

type ByCode = ReadonlyMap<number, IndexedRegion>;

function indexRegions(regions: readonly RegionName[]): ByCode {
  const byCode = new Map<number, IndexedRegion>();
  const named = new Map(regions.map((region) => [region.code, region]));
  const index = (region: RegionName): IndexedRegion => {
    const known = byCode.get(region.code);
    if (known) return known;
    const parent = region.parentCode === null ? undefined : named.get(region.parentCode);
    const above = parent ? index(parent) : undefined;
    const ancestors = above ? [above, ...above.ancestors] : [];
    const shorter = [dailyName(region), bareName(region)].map(foldName);
    const indexed = { ...region, whole: foldName(region.name), shorter, ancestors };
    byCode.set(region.code, indexed);
    return indexed;
  };
  regions.forEach(index);
  return byCode;
}

/** How well a text names a region: 0 not at all, 1 with some suffix left out, 2 with every name whole. */
type Fit = 0 | 1 | 2;

function weaker(one: Fit, other: Fit): Fit {
  return one < other ? one : other;
}

/** The text must end with the region's name; what stands before it must name ancestors, any of which may be left out. */
function fitOf(text: string, region: IndexedRegion): Fit {
  let best: Fit = 0;
  for (const name of [region.whole, ...region.shorter]) {
    if (!text.endsWith(name)) continue;
    const fit = name === region.whole ? 2 : 1;
    const before = text.slice(0, text.length - name.length);
    const fits: Fit[] = before ? region.ancestors.map((above) => weaker(fit, fitOf(before, above))) : [fit];
    for (const found of fits) if (found > best) best = found;
  }
  return best;
}

/** Some tables put a city 北京市 under the province 北京市: the wider of two with one name is meant. */
function withoutNamesakesBelow(matches: readonly IndexedRegion[]): IndexedRegion[] {
  return matches.filter(
    ({ whole, ancestors }) => !ancestors.some((above) => above.whole === whole && matches.includes(above)),
  );
}

function candidateOf(region: IndexedRegion): RegionCandidate {
  const names = [region, ...region.ancestors]
    .filter(({ level }) => level !== 'nation')
    .map(({ name }) => name);
  return { code: region.code, path: names.reverse().join('/') };
}

function matchByName(text: string, byCode: ByCode): RegionMatch {
  const fitted = [...byCode.values()].map((region) => ({ region, fit: fitOf(text, region) }));
  const best = fitted.some(({ fit }) => fit === 2) ? 2 : 1;
  const matches = withoutNamesakesBelow(fitted.filter(({ fit }) => fit === best).map(({ region }) => region));
  const [only] = matches;
  return only && matches.length === 1
    ? { ok: true, code: only.code }
    : { ok: false, candidates: matches.map(candidateOf) };
}

/**
 * Prepares the look-up of many texts. Accepted are a six-digit code, a path with or without separators
 * (内蒙古自治区巴彦淖尔市临河区, 内蒙古/巴彦淖尔/临河) and a name that only one region bears; 省, 市, 县 and the like may be
 * left out, but a text that is somebody's whole name means that one. Texts are remembered, as a roster repeats them.
 */
export function makeRegionFinder(regions: readonly RegionName[]): (text: string) => RegionMatch {
  const byCode = indexRegions(regions);
  const remembered = new Map<string, RegionMatch>();
  return (text) => {
    const name = foldName(text).replace(/[/／>＞、\\|·-]/g, '');
    const known = remembered.get(name);
    if (known) return known;
    const isCode = /^\d{6}$/.test(name);
    const byItsCode = isCode && byCode.has(Number(name)) ? { ok: true as const, code: Number(name) } : null;
    const match =
      byItsCode ?? (name === '' || isCode ? { ok: false, candidates: [] } : matchByName(name, byCode));
    remembered.set(name, match);
    return match;
  };
}

/** The region a text names; for many texts prepare a finder once with `makeRegionFinder`. */
export function findRegion(text: string, regions: readonly RegionName[]): RegionMatch {
  return makeRegionFinder(regions)(text);
}
