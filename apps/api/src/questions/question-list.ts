import { startOfBeijingDay, type Cognition, type QuestionState, type QuestionType } from '@whetstone/domain';
import { queryOne, type Queryable } from '../platform/database';
import { foldSearchText } from './question-content';

/** Which questions are asked for; null = any. */
export interface QuestionFilterValues {
  readonly bankId: string | null;
  readonly type: QuestionType | null;
  /** The topic and what lies under it. */
  readonly topicId: string | null;
  readonly difficulty: number | null;
  readonly cognition: Cognition | null;
  /** Null = all but the retired. A question with another wording in draft or review counts as that too. */
  readonly status: QuestionState | null;
  readonly tag: string | null;
  readonly search: string | null;
  /** Cites this edition. */
  readonly citesEdition: string | null;
  readonly citesArticle: number | null;
  readonly needsReview: boolean | null;
  readonly isMine: boolean | null;
  /** YYYY-MM-DD. */
  readonly updatedSince: string | null;
}

export interface ListedQuestions extends QuestionFilterValues {
  /** Banks the viewer reads, and those among them of which he sees more than what is published. */
  readonly bankIds: readonly string[];
  readonly ownBankIds: readonly string[];
  readonly officerId: string;
}

/** Only conditions that are asked for are in the statement: the planner knows then which of them it meets. */
function conditionsOf(listed: ListedQuestions): { readonly where: string; readonly parameters: unknown[] } {
  const parameters: unknown[] = [];
  const put = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = [
    `q.bank_id = ANY (${put(listed.bankIds)})`,
    `(q.status = 'published' OR q.bank_id = ANY (${put(listed.ownBankIds)}))`,
    statusIs(listed.status),
  ];
  for (const column of ['type', 'difficulty', 'cognition'] as const)
    if (listed[column] !== null) conditions.push(`q.${column} = ${put(listed[column])}`);
  if (listed.topicId !== null) conditions.push(isAmong('q.topic_id', topicsUnder(put(listed.topicId))));
  if (listed.tag !== null) conditions.push(`${put(listed.tag)} = ANY (q.tags)`);
  if (listed.needsReview !== null) conditions.push(`q.needs_review = ${put(listed.needsReview)}`);
  if (listed.isMine) conditions.push(`q.author_id = ${put(listed.officerId)}`);
  const search = foldSearchText(listed.search ?? '');
  if (search !== '') conditions.push(`position(${put(search)} in q.search_text) > 0`);
  if (listed.updatedSince !== null)
    conditions.push(`q.updated_at >= ${put(startOfBeijingDay(listed.updatedSince))}`);
  if (listed.citesEdition !== null)
    conditions.push(cites(put(listed.citesEdition), listed.citesArticle, put));
  return { where: conditions.join(' AND '), parameters };
}

function statusIs(status: QuestionState | null): string {
  switch (status) {
    case null:
      return `q.status <> 'retired'`;
    case 'draft':
    case 'in_review':
      return `coalesce(q.successor_status, q.status) = '${status}'`;
    case 'published':
    case 'retired':
      return `q.status = '${status}'`;
  }
}

/**
 * A set that is read once and looked up in. Without `IS TRUE` the planner may make a join of it, and right after a large
 * import, before the tables have been analysed, one that goes through the set for every question.
 */
function isAmong(column: string, set: string): string {
  return `(${column} IN (${set})) IS TRUE`;
}

function topicsUnder(topic: string): string {
  return `SELECT under.id FROM topics wanted JOIN topics under ON under.bank_id = wanted.bank_id
    AND (under.path = wanted.path OR starts_with(under.path, wanted.path || '/')) WHERE wanted.id = ${topic}`;
}

function cites(edition: string, article: number | null, put: (value: unknown) => string): string {
  const place = article === null ? '' : ` AND c.article = ${put(article)}`;
  return isAmong(
    'q.current_revision_id',
    `SELECT c.revision_id FROM question_citations c WHERE c.edition_slug = ${edition}${place}`,
  );
}

/** One page of the questions that fit, those changed last first. */
export async function pickQuestions(
  on: Queryable,
  listed: ListedQuestions,
  [limit, offset]: readonly [limit: number, offset: number],
): Promise<{ readonly ids: readonly string[]; readonly totalCount: number }> {
  const { where, parameters } = conditionsOf(listed);
  const { totalCount } = await queryOne<{ totalCount: number }>(
    on,
    `SELECT count(*)::int AS "totalCount" FROM questions q WHERE ${where}`,
    parameters,
  );
  const rows = await on.query<{ id: string }[]>(
    `SELECT q.id FROM questions q WHERE ${where} ORDER BY q.updated_at DESC, q.id
     LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2}`,
    [...parameters, limit, offset],
  );
  return { ids: rows.map(({ id }) => id), totalCount };
}
