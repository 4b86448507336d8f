import type { QuestionState } from '@whetstone/domain';
import type { QuestionRow } from '@whetstone/formats';
import type { Queryable } from '../platform/database';
import type { ImportOutcomeName } from '../roster/imports.types';
import { contentDigestOf, stemDigestOf } from './question-content';
import type { QuestionReading } from './question-reading';

/** A question of the bank that a row of a file is another wording of. */
export interface KnownQuestion {
  readonly id: string;
  readonly stemDigest: string;
  /** Of its latest wording. */
  readonly contentDigest: string;
  readonly status: QuestionState;
  readonly successorStatus: 'draft' | 'in_review' | null;
  /** Of its latest revision. */
  readonly number: number;
}

export interface PlannedQuestion {
  readonly question: QuestionRow;
  readonly isDated: boolean;
  readonly stemDigest: string;
  readonly known: KnownQuestion | null;
  readonly outcome: Exclude<ImportOutcomeName, 'faulty' | 'left'>;
}

/** What a file would do to a bank: recognised by their stems, its questions make wordings and no doubles. */
export async function planQuestions(
  on: Queryable,
  bankId: string,
  { questions, dated }: QuestionReading,
): Promise<PlannedQuestion[]> {
  // A stem that stands twice in the file is a warning there; the first one is taken.
  const digested = new Map(questions.toReversed().map((question) => [stemDigestOf(question), question]));
  const known = await on.query<KnownQuestion[]>(
    `SELECT q.id, encode(q.stem_digest, 'hex') AS "stemDigest", encode(r.content_digest, 'hex') AS "contentDigest",
            q.status, q.successor_status AS "successorStatus",
            (SELECT max(n.number) FROM question_revisions n WHERE n.question_id = q.id) AS number
     FROM questions q JOIN question_revisions r ON r.id = coalesce(q.successor_id, q.current_revision_id)
     WHERE q.bank_id = $1 AND q.status <> 'retired' AND encode(q.stem_digest, 'hex') = ANY ($2)`,
    [bankId, [...digested.keys()]],
  );
  const byStem = new Map(known.map((one) => [one.stemDigest, one]));
  const rows = [...digested].map(([digest, question]) =>
    planQuestion(question, digest, byStem.get(digest) ?? null, dated.has(question.rowNumber)),
  );
  return rows.toSorted((one, other) => one.question.rowNumber - other.question.rowNumber);
}

function planQuestion(
  row: QuestionRow,
  stemDigest: string,
  known: KnownQuestion | null,
  isDated: boolean,
): PlannedQuestion {
  const contentDigest = contentDigestOf(row, { isDated });
  const outcome = known ? (known.contentDigest === contentDigest ? 'unchanged' : 'changed') : 'new';
  return { question: row, isDated, stemDigest, known, outcome };
}

export function countOutcomes(rows: readonly PlannedQuestion[]) {
  const count = (outcome: PlannedQuestion['outcome']) =>
    rows.filter((planned) => planned.outcome === outcome).length;
  return { newCount: count('new'), changedCount: count('changed'), unchangedCount: count('unchanged') };
}
