import type { ExamAudienceInput, PostingGrade, SetExamInput } from '../../gql/graphql';

/** When something is told: at once, once the exam has closed, or at a time of its own. */
export type Telling = 'AT_ONCE' | 'AFTER_CLOSING' | 'AT_TIME';

/** What stands in the form; times are Beijing's, as the fields give them: 2026-11-26T09:00. */
export interface ExamFields {
  readonly blueprintId?: string;
  readonly title: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly lastEntryAt?: string;
  readonly durationMinutes: number;
  readonly attemptsAllowed: number;
  readonly passPoints: number;
  readonly regionCodes: readonly number[];
  readonly posts: readonly string[];
  readonly grades: readonly PostingGrade[];
  readonly attendedIssueId?: string;
  readonly classId?: string;
  readonly makeUpOf?: string;
  readonly certificateNos?: string;
  readonly prerequisiteIssueId?: string;
  readonly showsWholePaper: boolean;
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
  readonly isPractice: boolean;
  readonly results: Telling;
  readonly resultsAt?: string;
  readonly keys: Telling;
  readonly keysAt?: string;
  readonly hallPassword?: string;
  readonly hallNetworks?: string;
}

const words = (text: string | undefined) => (text ?? '').split(/[\s,，;；、]+/).filter(Boolean);

/** A field's time as an instant; null where it is empty. */
export function instantOf(beijing: string | undefined): string | null {
  return beijing ? `${beijing}:00+08:00` : null;
}

export function audienceOf(fields: Partial<ExamFields>): ExamAudienceInput {
  return {
    regionCodes: [...(fields.regionCodes ?? [])],
    posts: [...(fields.posts ?? [])],
    grades: [...(fields.grades ?? [])],
    attendedIssueId: fields.attendedIssueId ?? null,
    classId: fields.classId ?? null,
    makeUpOf: fields.makeUpOf ?? null,
    certificateNos: words(fields.certificateNos),
  };
}

/** What is sent. Points that are told at once and keys that are told with them have no time. */
export function inputOf(fields: ExamFields): SetExamInput {
  const told = (telling: Telling, at: string | undefined): string | null => {
    if (telling === 'AT_ONCE') return null;
    return telling === 'AFTER_CLOSING' ? instantOf(fields.closesAt) : instantOf(at);
  };
  return {
    blueprintId: fields.blueprintId ?? '',
    title: fields.title,
    opensAt: instantOf(fields.opensAt) ?? '',
    closesAt: instantOf(fields.closesAt) ?? '',
    lastEntryAt: instantOf(fields.lastEntryAt),
    durationMinutes: fields.durationMinutes,
    attemptsAllowed: fields.attemptsAllowed,
    passPoints: fields.passPoints,
    resultsFrom: told(fields.results, fields.resultsAt),
    keysFrom: told(fields.keys, fields.keysAt),
    showsWholePaper: fields.showsWholePaper,
    shuffleQuestions: fields.shuffleQuestions,
    shuffleOptions: fields.shuffleOptions,
    isPractice: fields.isPractice,
    hallPassword: fields.hallPassword?.trim() || null,
    hallNetworks: words(fields.hallNetworks),
    prerequisiteIssueId: fields.prerequisiteIssueId ?? null,
    audience: audienceOf(fields),
  };
}
