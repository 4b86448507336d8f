import type { Provision } from './provision';

/** What importing a text again would do to one provision. */
export interface ProvisionChange {
  readonly key: string;
  readonly kind: Provision['kind'];
  readonly number: number | null;
  readonly sub: number;
  readonly what: 'added' | 'changed' | 'removed';
  readonly oldText: string | null;
  readonly newText: string | null;
}

function isSame(one: Provision, other: Provision): boolean {
  return one.text === other.text && one.parentKey === other.parentKey && one.position === other.position;
}

/** What is compared for a reader: articles say what their paragraphs say, so those are not told again. */
function isTold({ kind }: Provision): boolean {
  return kind !== 'paragraph' && kind !== 'item' && kind !== 'sub_item';
}

/**
 * What a text says that the one in the library does not, by the provisions' keys: headings and whole articles whose wording
 * differs, in the order of the new text with what falls away at the end. Empty when a reader would see no difference.
 */
export function differenceOf(known: readonly Provision[], found: readonly Provision[]): ProvisionChange[] {
  const before = new Map(known.filter(isTold).map((provision) => [provision.key, provision]));
  const after = new Map(found.filter(isTold).map((provision) => [provision.key, provision]));
  const told = [...after.values()].flatMap((provision): ProvisionChange[] => {
    const old = before.get(provision.key);
    if (old?.text === provision.text) return [];
    const { key, kind, number, sub, text } = provision;
    return [
      { key, kind, number, sub, what: old ? 'changed' : 'added', oldText: old?.text ?? null, newText: text },
    ];
  });
  const gone = [...before.values()]
    .filter(({ key }) => !after.has(key))
    .map(({ key, kind, number, sub, text }): ProvisionChange => {
      return { key, kind, number, sub, what: 'removed', oldText: text, newText: null };
    });
  return [...told, ...gone];
}

/** What has to be written so that the library holds this text: rows that are new or differ, and keys that go. */
export function rowsToWrite(known: readonly Provision[], found: readonly Provision[]) {
  const before = new Map(known.map((provision) => [provision.key, provision]));
  const after = new Set(found.map(({ key }) => key));
  return {
    written: found.filter((provision) => {
      const old = before.get(provision.key);
      return !old || !isSame(old, provision);
    }),
    removedKeys: known.filter(({ key }) => !after.has(key)).map(({ key }) => key),
  };
}
