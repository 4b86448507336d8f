import type { SignedIn } from './viewer-context';

type Posting = NonNullable<SignedIn['posting']>;

/** 内蒙古自治区 · 巴彦淖尔市 · 综合行政执法支队: where someone serves, without saying a region twice. */
export function describePosting({ unitName, region }: Posting): string {
  const path = region.path.filter(({ code }) => code !== 0).map(({ name }) => name);
  const regions = path.includes(region.name) ? path : [...path, region.name];
  const prefix = regions.findLast((name) => unitName.startsWith(name)) ?? '';
  return [...regions, unitName.slice(prefix.length) || unitName].join(' · ');
}
