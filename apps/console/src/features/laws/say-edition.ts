/** The day in the address, if it is one: people edit addresses by hand. */
export function dayIn(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** An article's number and sub-number from its key, a63 or a63.1; null = it is no key of an article. */
export function articleOfKey(key: string): { readonly number: number; readonly sub: number } | null {
  const [, number, sub = '0'] = /^a(\d{1,4})(?:\.(\d{1,3}))?$/.exec(key) ?? [];
  return number === undefined ? null : { number: Number(number), sub: Number(sub) };
}

/** Whether a text was the law on a day: from its first day up to, not including, the one it ended on. */
export function isInForceOn(
  { effectiveFrom, effectiveTo }: { readonly effectiveFrom: string; readonly effectiveTo: string | null },
  day: string,
): boolean {
  return effectiveFrom <= day && (effectiveTo === null || day < effectiveTo);
}
