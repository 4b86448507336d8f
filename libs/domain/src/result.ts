/** A rule's "no": a code that tables and tests can name, and the values its message needs. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly data: Readonly<Record<string, string | number>>;
}

/** What a decision returns: the value, or the refusal a person should read. Broken invariants throw instead. */
export type Result<Value, Code extends string = string> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal<Code> };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse<Code extends string>(
  code: Code,
  data: Readonly<Record<string, string | number>> = {},
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: { code, data } };
}
