/** A lecture issue, as far as it matters for what is to be done. */
export interface TodoIssue {
  readonly id: string;
  readonly state: 'UPCOMING' | 'OPEN' | 'CLOSED';
  readonly closesAt: string;
  readonly attendance: { readonly countedAt: string | null };
}

/** An exam, as far as it matters for what is to be done. */
export interface TodoExam {
  readonly id: string;
  readonly closesAt: string;
  readonly notOpen: object | null;
  readonly attempts: readonly {
    readonly state: 'IN_PROGRESS' | 'SUBMITTED' | 'VOIDED';
    readonly deadline: string;
    readonly isPassed: boolean | null;
  }[];
}

export type Todo<Issue, Exam> =
  | { readonly kind: 'watch'; readonly dueAt: string; readonly issue: Issue }
  | { readonly kind: 'sit'; readonly dueAt: string; readonly exam: Exam; readonly isUnderWay: boolean };

/** What an officer has to do now: open issues not yet counted, tests under way or open to him; due first. */
export function listTodos<Issue extends TodoIssue, Exam extends TodoExam>(
  issues: readonly Issue[],
  exams: readonly Exam[],
): Todo<Issue, Exam>[] {
  const watch = issues
    .filter(({ state, attendance }) => state === 'OPEN' && attendance.countedAt === null)
    .map((issue) => ({ kind: 'watch' as const, dueAt: issue.closesAt, issue }));
  const sit = exams.flatMap((exam) => {
    const underWay = exam.attempts.find(({ state }) => state === 'IN_PROGRESS');
    if (underWay) return [{ kind: 'sit' as const, dueAt: underWay.deadline, exam, isUnderWay: true }];
    const isDone = exam.attempts.some(({ isPassed }) => isPassed === true);
    if (exam.notOpen !== null || isDone) return [];
    return [{ kind: 'sit' as const, dueAt: exam.closesAt, exam, isUnderWay: false }];
  });
  return [...watch, ...sit].toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
}
