export type SearchPatch = Readonly<Record<string, string | number | null>>;

/** The search part of an address after some of its parameters changed; null takes one away. Begins with "?" or is empty. */
export function patchSearch(current: URLSearchParams, patch: SearchPatch): string {
  const next = new URLSearchParams(current);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, String(value));
  }
  const text = next.toString();
  return text ? `?${text}` : '';
}

/** A whole number of at least `least` in the address, else null: people edit addresses by hand. */
export function wholeNumber(text: string | null, least = 0): number | null {
  if (text === null || !/^\d{1,9}$/.test(text)) return null;
  const value = Number(text);
  return value >= least ? value : null;
}

/** One of the allowed words in the address, else the fallback. */
export function oneOf<T extends string>(text: string | null, allowed: readonly T[], fallback: T): T {
  return allowed.find((word) => word === text) ?? fallback;
}
