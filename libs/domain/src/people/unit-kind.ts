import { foldName } from '../text/fold';

/** 总队 (province) · 支队 (city) · 大队 (county) · 分局 (a city bureau's branch in a county) · anything else. */
export type UnitKind = 'corps' | 'detachment' | 'brigade' | 'branch' | 'other';

const words: readonly (readonly [string, UnitKind])[] = [
  ['总队', 'corps'],
  ['支队', 'detachment'],
  ['大队', 'brigade'],
  ['分局', 'branch'],
];

/** Guesses what a unit is from its name; the last word decides, as 某市支队某区大队 is a brigade. */
export function unitKindOf(name: string): UnitKind {
  const folded = foldName(name);
  const ranked = words
    .map(([word, kind]) => ({ kind, at: folded.lastIndexOf(word) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => other.at - one.at);
  return ranked[0]?.kind ?? 'other';
}
