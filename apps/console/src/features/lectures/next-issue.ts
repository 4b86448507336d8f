interface IssueNumber {
  readonly year: number;
  readonly number: number;
}

/** The number to offer for a new issue: one after the newest of the running year, else the first. */
export function nextIssue(newest: IssueNumber | null, today: string): IssueNumber {
  const year = Number(today.slice(0, 4));
  return { year, number: newest?.year === year ? newest.number + 1 : 1 };
}
