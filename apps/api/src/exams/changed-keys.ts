import { changeKey, type KeyChange, type KeyedQuestion, type QuestionKey } from '@whetstone/domain';

/** A change of a key as it is kept; what it changes is a question of one exam. */
export interface KeptKeyChange {
  readonly revisionId: string;
  readonly kind: KeyChange['kind'];
  readonly key: QuestionKey | null;
}

/** SQL: what was changed in the keys of the exam a paper `p` belongs to, oldest first. */
export const KEY_CHANGES_OF_PAPER = `coalesce((SELECT jsonb_agg(jsonb_build_object('revisionId', c.revision_id, 'kind', c.kind,
  'key', c.key) ORDER BY c.revision_id, c.number) FROM key_changes c WHERE c.exam_id = p.exam_id), '[]')`;

/** The keys that count: those frozen with the paper, with everything that was changed since. */
export function changedKeys<Keyed extends KeyedQuestion>(
  keys: readonly Keyed[],
  changes: readonly KeptKeyChange[],
): readonly Keyed[] {
  if (changes.length === 0) return keys;
  const byQuestion = Map.groupBy(changes, ({ revisionId }) => revisionId);
  return keys.map((question) => {
    const own = byQuestion.get(question.questionId);
    return own ? (changeKey(question, own.map(asChange)) as Keyed) : question;
  });
}

function asChange({ kind, key }: KeptKeyChange): KeyChange {
  if (kind === 'void') return { kind };
  if (!key) throw new Error('A changed key that is none');
  return { kind, key };
}
