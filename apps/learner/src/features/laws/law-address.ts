import { useSearchParams } from 'react-router';

/** The day in the address, if it is one: people edit addresses by hand. */
export function dayIn(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** An article's number and sub-number from its key, a63 or a63.1; null = it is no key of an article. */
export function articleOfKey(key: string): { readonly number: number; readonly sub: number } | null {
  const [, number, sub = '0'] = /^a(\d{1,4})(?:\.(\d{1,3}))?$/.exec(key) ?? [];
  return number === undefined ? null : { number: Number(number), sub: Number(sub) };
}

/** The day whose law is read, kept in the address from page to page, and links that carry it on. */
export function useLawDay() {
  const [params, setParams] = useSearchParams();
  const asOf = dayIn(params.get('on'));
  const set = (name: string, value: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  const hrefOf = (path: string, day = asOf) => (day === null ? path : `${path}?on=${day}`);
  return { params, asOf, set, hrefOf };
}
