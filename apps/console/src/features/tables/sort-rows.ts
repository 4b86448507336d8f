export interface Order<Key extends string> {
  readonly key: Key;
  readonly descending: boolean;
}

type Sortable = string | number | null;

/** "-attendedRatio" in the address = by attendedRatio, highest first. */
export function readOrder<Key extends string>(
  text: string | null,
  keys: readonly Key[],
  fallback: Order<Key>,
): Order<Key> {
  const descending = text?.startsWith('-') ?? false;
  const key = keys.find((each) => each === (descending ? text?.slice(1) : text));
  return key ? { key, descending } : fallback;
}

export function printOrder<Key extends string>({ key, descending }: Order<Key>): string {
  return descending ? `-${key}` : key;
}

/** A second press on the same heading turns the order round; figures start with the highest. */
export function turnOrder<Key extends string>(
  order: Order<Key>,
  key: Key,
  startsDescending: boolean,
): Order<Key> {
  return order.key === key ? { key, descending: !order.descending } : { key, descending: startsDescending };
}

/** A stable sorted copy; a missing value comes last in either direction. Chinese sorts by pinyin. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => Sortable,
  descending: boolean,
): Row[] {
  const collator = new Intl.Collator('zh-Hans-CN');
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return [...rows].sort((first, second) => {
    const a = valueOf(first);
    const b = valueOf(second);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return descending ? compare(b, a) : compare(a, b);
  });
}
