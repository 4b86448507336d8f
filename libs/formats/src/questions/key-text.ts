import type { ChoiceKey, PartKey } from '@whetstone/domain';
import { mark } from './marked-text';

/** 150 → 1.5 */
export function pointsText(hundredths: number): string {
  return String(hundredths / 100);
}

/** A key as `read-key` reads it again; the weights of options stand apart. */
export function keyText(key: PartKey): string {
  switch (key.kind) {
    case 'choice':
      return key.labels.join('');
    case 'true_false':
      return key.isTrue ? '√' : '×';
    case 'fill_in': {
      const notes = `${key.isOrderFree ? '【顺序不限】' : ''}${key.matching === 'contains' ? '【包含即可】' : ''}`;
      return notes + key.blanks.map((accepted) => accepted.map((text) => mark(text)).join('|')).join('；');
    }
    case 'text':
      return key.points
        .map(({ text, pointsHundredths }) => `${mark(text)}（${pointsText(pointsHundredths)}分）`)
        .join('；');
  }
}

/** A:1；B:-0.5; empty where the key has no weights. */
export function weightsText(key: PartKey): string {
  const ratios: ChoiceKey['ratioByLabel'] = key.kind === 'choice' ? key.ratioByLabel : undefined;
  return Object.entries(ratios ?? {})
    .map(([label, ratio]) => `${label}:${ratio}`)
    .join('；');
}
