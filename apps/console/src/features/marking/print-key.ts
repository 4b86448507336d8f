import type { TFunction } from 'i18next';

/** A key as people write it: ABD, 对, or each blank's texts. */
export function printKey(texts: readonly string[], t: TFunction): string {
  const words = texts.map((text) =>
    text === 'TRUE' ? t('remarks.true') : text === 'FALSE' ? t('remarks.false') : text,
  );
  if (words.length === 0) return t('remarks.nothing');
  return words.every((word) => /^[A-Z]$/.test(word)) ? words.join('') : words.join('；');
}
