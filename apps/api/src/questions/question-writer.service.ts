import { Injectable } from '@nestjs/common';
import { sketchOf, type Citation, type QuestionDraft, type QuestionState } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { comparableOf, contentDigestOf, searchTextOf, stemDigestOf } from './question-content';

/** Where a question lies that names no topic. */
export const UNSORTED = '未分类';

/** A wording about to be written. */
export interface NewWording {
  readonly questionId: string;
  readonly isNew: boolean;
  /** Of the revision, counted from 1 within the question. */
  readonly number: number;
  readonly draft: QuestionDraft;
  /** Whether the file or the author named the reference date. */
  readonly isDated: boolean;
  /** Whether it is the question's own wording, or waits to take the place of the published one. */
  readonly as: 'standing' | 'successor';
  readonly from: QuestionState | null;
  readonly to: QuestionState;
}

export interface WritingFacts {
  /** Null = the team that makes the product. */
  readonly createdBy: string | null;
  readonly uploadId: string | null;
}

const ROWS = `jsonb_to_recordset($1::jsonb) AS r(question uuid, revision uuid, is_new boolean, is_standing boolean,
  stem_digest text, content_digest text, number integer, type text, text_format text, stem text, options jsonb,
  parts jsonb, explanation text, difficulty smallint, cognition text, points integer, topic uuid, tags jsonb,
  reference date, source text, key jsonb, citations jsonb, search text, action text, from_state text, to_state text)`;

const TAGS = `ARRAY(SELECT jsonb_array_elements_text(r.tags))`;

/** Writes wordings of questions, one or a thousand: the only place that does. */
@Injectable()
export class QuestionWriterService {
  constructor(private readonly clock: Clock) {}

  /** @returns the revision of each question. */
  async write(
    on: EntityManager,
    bankId: string,
    wordings: readonly NewWording[],
    facts: WritingFacts,
  ): Promise<Map<string, string>> {
    if (wordings.length === 0) return new Map();
    const topics = await this.ensureTopics(
      on,
      bankId,
      wordings.map(({ draft }) => draft.topicPath),
    );
    const rows = wordings.map((wording) => rowOf(wording, topics));
    const json = JSON.stringify(rows);
    await this.insertRevisions(on, bankId, json, facts);
    await this.place(on, json, facts);
    await this.keepSketches(
      on,
      bankId,
      wordings.filter((one) => one.as === 'standing'),
    );
    return new Map(rows.map(({ question, revision }) => [question, revision]));
  }

  private async insertRevisions(
    on: EntityManager,
    bankId: string,
    json: string,
    { createdBy, uploadId }: WritingFacts,
  ): Promise<void> {
    const now = this.clock.now();
    await on.query(
      `INSERT INTO questions (id, bank_id, stem_digest, status, current_revision_id, topic_id, tags, author_id,
         search_text, type, difficulty, cognition, updated_at)
       SELECT question, $2, decode(stem_digest, 'hex'), to_state, revision, topic, ${TAGS}, $3, search, type, difficulty,
         cognition, $4
       FROM ${ROWS} WHERE is_new`,
      [json, bankId, createdBy, now],
    );
    await on.query(
      `INSERT INTO question_revisions (id, question_id, number, type, text_format, stem, options, parts, explanation,
         difficulty, cognition, points_hundredths, reference_date, source, content_digest, created_by, created_at, upload_id)
       SELECT revision, question, number, type, text_format, stem, options, parts, explanation, difficulty, cognition,
         points, reference, source, decode(content_digest, 'hex'), $2, $3, $4 FROM ${ROWS}`,
      [json, createdBy, now, uploadId],
    );
    await on.query(`INSERT INTO question_keys (revision_id, key) SELECT revision, key FROM ${ROWS}`, [json]);
    await on.query(
      `INSERT INTO question_citations (revision_id, position, edition_slug, article, article_sub, paragraph, item,
         sub_item)
       SELECT revision, c.position, c.value->>'editionSlug', (c.value->>'article')::int, (c.value->>'articleSub')::int,
         (c.value->>'paragraph')::int, (c.value->>'item')::int, (c.value->>'subItem')::int
       FROM ${ROWS}, jsonb_array_elements(citations) WITH ORDINALITY AS c(value, position)`,
      [json],
    );
  }

  /** Puts the wordings where they belong, and writes down who brought them. */
  private async place(on: EntityManager, json: string, { createdBy }: WritingFacts): Promise<void> {
    const now = this.clock.now();
    await on.query(
      `UPDATE questions q SET current_revision_id = r.revision, status = r.to_state, reviewed_by = NULL,
         stem_digest = decode(r.stem_digest, 'hex'), search_text = r.search, type = r.type,
         difficulty = r.difficulty, cognition = r.cognition, topic_id = r.topic, tags = ${TAGS},
         author_id = $2, updated_at = $3
       FROM ${ROWS} WHERE q.id = r.question AND NOT r.is_new AND r.is_standing`,
      [json, createdBy, now],
    );
    await on.query(
      `UPDATE questions q SET successor_id = r.revision, successor_status = r.to_state, topic_id = r.topic,
         tags = ${TAGS}, author_id = $2, updated_at = $3
       FROM ${ROWS} WHERE q.id = r.question AND NOT r.is_standing`,
      [json, createdBy, now],
    );
    await on.query(
      `INSERT INTO question_events (question_id, revision_id, action, from_state, to_state, acted_by, acted_at)
       SELECT question, revision, action, from_state, to_state, $2, $3 FROM ${ROWS} ORDER BY question`,
      [json, createdBy, now],
    );
  }

  /** The pieces by which the questions are found when something like them is looked for. */
  async keepSketches(
    on: EntityManager,
    bankId: string,
    questions: readonly {
      readonly questionId: string;
      readonly draft: Pick<QuestionDraft, 'stem' | 'options' | 'parts' | 'textFormat'>;
    }[],
  ): Promise<void> {
    if (questions.length === 0) return;
    const sketches = questions.map(({ questionId, draft }) => ({
      question: questionId,
      pieces: sketchOf(comparableOf(draft)),
    }));
    await on.query(`DELETE FROM question_sketches WHERE question_id = ANY ($1)`, [
      sketches.map(({ question }) => question),
    ]);
    await on.query(
      `INSERT INTO question_sketches (bank_id, piece, question_id)
       SELECT $2, p.value::int, r.question
       FROM jsonb_to_recordset($1::jsonb) AS r(question uuid, pieces jsonb), jsonb_array_elements_text(r.pieces) AS p(value)`,
      [JSON.stringify(sketches), bankId],
    );
  }

  /** Topics with everything above them, made where they are missing. @returns their ids by their paths. */
  async ensureTopics(
    on: EntityManager,
    bankId: string,
    paths: readonly (readonly string[])[],
  ): Promise<Map<string, string>> {
    const wanted = new Set(
      paths.map(namedPath).flatMap((path) => path.map((_, depth) => path.slice(0, depth + 1).join('/'))),
    );
    await on.query(
      `INSERT INTO topics (bank_id, path) SELECT $1, path FROM unnest($2::text[]) AS path
       ON CONFLICT ON CONSTRAINT uq_topics_path DO NOTHING`,
      [bankId, [...wanted]],
    );
    const topics = await on.query<{ id: string; path: string }[]>(
      `SELECT id, path FROM topics WHERE bank_id = $1`,
      [bankId],
    );
    return new Map(topics.map((topic) => [topic.path, topic.id]));
  }
}

function namedPath(path: readonly string[]): readonly string[] {
  return path.length === 0 ? [UNSORTED] : path;
}

function rowOf(wording: NewWording, topics: ReadonlyMap<string, string>) {
  const { questionId, isNew, number, draft, isDated, as, from, to } = wording;
  const citations: readonly Citation[] = draft.citations;
  return {
    question: questionId,
    revision: crypto.randomUUID() as string,
    is_new: isNew,
    is_standing: as === 'standing',
    stem_digest: stemDigestOf(draft),
    content_digest: contentDigestOf(draft, { isDated }),
    number,
    type: draft.type,
    text_format: draft.textFormat,
    stem: draft.stem,
    options: draft.options,
    parts: draft.parts,
    explanation: draft.explanation,
    difficulty: draft.difficulty,
    cognition: draft.cognition,
    points: draft.pointsHundredths,
    topic: topics.get(namedPath(draft.topicPath).join('/')),
    tags: [...new Set(draft.tags)],
    reference: draft.referenceDate,
    source: draft.source,
    key: draft.key,
    citations,
    search: searchTextOf(draft),
    action: isNew ? 'create' : 'save',
    from_state: from,
    to_state: to,
  };
}
