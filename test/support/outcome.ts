interface Outcome {
  readonly __typename: string;
  readonly code?: string;
}

/** What came of a mutation in one word: the code of a refusal, else the type of the answer. */
export function outcomeOf(result: Outcome): string {
  return result.__typename === 'Refused' ? (result.code ?? 'Refused') : result.__typename;
}

/** The answer of a mutation that must not be refused. @throws Error with the refusal. */
export function accepted<Result extends Outcome>(result: Result): Exclude<Result, { __typename: 'Refused' }> {
  if (result.__typename === 'Refused') throw new Error(JSON.stringify(result));
  return result as Exclude<Result, { __typename: 'Refused' }>;
}
