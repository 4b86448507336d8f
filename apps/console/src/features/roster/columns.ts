import type { RosterField } from '../../gql/graphql';

/** In the order in which a person thinks of them; the first five are needed. */
export const rosterFields: readonly RosterField[] = [
  ...(['NAME', 'ID_NUMBER', 'CERTIFICATE_NO', 'UNIT_NAME', 'REGION'] as const),
  ...(['GENDER', 'POST', 'GRADE', 'KIND', 'REASON'] as const),
  ...(['POSTED_FROM', 'POSTED_TO', 'CERTIFICATE_VALID_TO', 'REMARK'] as const),
];

export const requiredFields: readonly RosterField[] = rosterFields.slice(0, 5);

export type Mapping = Readonly<Partial<Record<RosterField, number>>>;

/** 0 → A, 25 → Z, 26 → AA */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

export function mappingOf(
  columns: readonly { readonly field: RosterField; readonly column: number }[],
): Mapping {
  return Object.fromEntries(columns.map(({ field, column }) => [field, column]));
}

export function columnsOf(mapping: Mapping): { field: RosterField; column: number }[] {
  return rosterFields.flatMap((field) => {
    const column = mapping[field];
    return column === undefined ? [] : [{ field, column }];
  });
}

/** Gives a column to a field and takes it from whichever had it: a column is read once. */
export function assign(mapping: Mapping, field: RosterField, column: number | undefined): Mapping {
  const others = columnsOf(mapping).filter((one) => one.field !== field && one.column !== column);
  return mappingOf(column === undefined ? others : [...others, { field, column }]);
}
