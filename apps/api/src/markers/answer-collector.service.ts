import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  limitOf,
  writtenPartsOf,
  writtenTextsOf,
  type Answer,
  type KeyedQuestion,
  type Mark,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { PapersService } from '../exams/papers.service';
import { ReadPointsService } from '../marking/read-points.service';
import { findOne } from '../platform/database';
import { EVERYWHERE, Scopes } from '../platform/scope';

/** Attempts taken up in one transaction. */
const CHUNK = 100;

interface Unlinked {
  readonly id: string;
  readonly paperId: string;
  readonly officerId: string;
  readonly regionCode: number;
  readonly unitId: string | null;
  /** He marks this exam himself. */
  readonly isMarker: boolean;
  readonly answers: readonly Answer[];
  readonly marks: readonly Mark[];
}

interface Found {
  readonly attempt: Unlinked;
  readonly revisionId: string;
  readonly texts: readonly string[];
  readonly digest: string;
  readonly maxHundredths: number;
}

type StoredAnswer = Pick<Found, 'revisionId' | 'digest' | 'maxHundredths'> & {
  readonly id: string;
  readonly settledHundredths: number | null;
};

/** Handed in, marked as far as a machine can, and with something to be read that no text is linked to. */
const UNLINKED = `SELECT a.id, a.paper_id AS "paperId", a.officer_id AS "officerId", a.region_code AS "regionCode",
    a.sheet->'answers' AS answers, a.marks,
    EXISTS (SELECT FROM exam_markers m WHERE m.exam_id = a.exam_id AND m.officer_id = a.officer_id) AS "isMarker",
    (SELECT p.unit_id FROM postings p WHERE p.officer_id = a.officer_id AND p.kind IN ('serving', 'seconded_in')
       AND p.valid_from <= (a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date
       AND (p.valid_to IS NULL OR p.valid_to > (a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date) LIMIT 1) AS "unitId"
  FROM attempts a
  WHERE a.exam_id = $1 AND a.state = 'submitted' AND a.marks IS NOT NULL AND a.points_hundredths IS NULL AND EXISTS (
    SELECT FROM jsonb_array_elements(a.marks) AS m(mark) WHERE m.mark->>'isPending' = 'true' AND NOT EXISTS (
      SELECT FROM answer_links l WHERE l.attempt_id = a.id AND l.revision_id = (m.mark->>'questionId')::uuid))
  ORDER BY a.id LIMIT ${CHUNK} FOR UPDATE OF a SKIP LOCKED`;

/** Takes what was written from the attempts, so that it is read as a text and not as somebody's. */
@Injectable()
export class AnswerCollector {
  constructor(
    private readonly scopes: Scopes,
    private readonly papers: PapersService,
    private readonly readPoints: ReadPointsService,
  ) {}

  /** Everything an exam has that is not on the pile yet; nothing while nobody has set up how it is marked. */
  async collect(examId: string): Promise<void> {
    while (await this.scopes.run(EVERYWHERE, (on) => this.collectSome(on, examId)));
    await this.scopes.run(EVERYWHERE, (on) => this.markRead(on, examId));
  }

  /** For every exam that is set up and has something to be read. */
  async collectDue(): Promise<void> {
    const exams = await this.scopes.in(EVERYWHERE).query<{ id: string }[]>(
      `SELECT p.exam_id AS id FROM marking_plans p WHERE EXISTS (
         SELECT FROM attempts a WHERE a.exam_id = p.exam_id AND a.state = 'submitted' AND a.marks IS NOT NULL
           AND a.points_hundredths IS NULL)`,
    );
    for (const { id } of exams) await this.collect(id);
  }

  /** @returns whether there may be more. */
  private async collectSome(on: EntityManager, examId: string): Promise<boolean> {
    const plan = await findOne<{ limitPercent: number; regionCode: number }>(
      on,
      `SELECT p.limit_percent AS "limitPercent", e.region_code AS "regionCode"
       FROM marking_plans p JOIN exams e ON e.id = p.exam_id WHERE p.exam_id = $1`,
      [examId],
    );
    if (!plan) return false;
    await this.readPoints.holdKeys(on, examId);
    const attempts = await on.query<Unlinked[]>(UNLINKED, [examId]);
    if (attempts.length === 0) return false;
    const found = await this.findWritten(on, attempts);
    const stored = await this.store(on, { examId, ...plan }, found);
    await this.readPoints.link(
      on,
      found.map(({ attempt, revisionId, digest, maxHundredths }) => {
        const answer = stored.get(keyOf({ revisionId, digest, maxHundredths }));
        if (!answer) throw new Error('A written answer was not kept');
        const { id: attemptId, officerId, regionCode, unitId } = attempt;
        return {
          ...{ attemptId, revisionId, officerId, regionCode, unitId },
          ...{ answerId: answer.id, readHundredths: answer.settledHundredths },
        };
      }),
    );
    // Somebody wrote what others did, and theirs has been read.
    await this.readPoints.markAgain(
      on,
      attempts.map(({ id }) => id),
    );
    return attempts.length === CHUNK;
  }

  /** What was read while the attempt was void is marked once it is brought back. */
  private async markRead(on: EntityManager, examId: string): Promise<void> {
    await this.readPoints.holdKeys(on, examId);
    const read = await on.query<{ id: string }[]>(
      `SELECT a.id FROM attempts a
       WHERE a.exam_id = $1 AND a.state = 'submitted' AND a.marks IS NOT NULL AND a.points_hundredths IS NULL AND EXISTS (
         SELECT FROM jsonb_array_elements(a.marks) AS m(mark) JOIN answer_links l ON l.attempt_id = a.id
           AND l.revision_id = (m.mark->>'questionId')::uuid
         WHERE m.mark->>'isPending' = 'true' AND l.read_hundredths IS NOT NULL)
       ORDER BY a.id LIMIT ${CHUNK} FOR UPDATE OF a SKIP LOCKED`,
      [examId],
    );
    await this.readPoints.markAgain(
      on,
      read.map(({ id }) => id),
    );
  }

  private async findWritten(on: EntityManager, attempts: readonly Unlinked[]): Promise<Found[]> {
    const keys = new Map<string, ReadonlyMap<string, KeyedQuestion>>();
    for (const id of new Set(attempts.map(({ paperId }) => paperId))) {
      const questions = await this.papers.keys(on, id);
      keys.set(id, new Map(questions.map((question) => [question.questionId, question])));
    }
    return attempts.flatMap((attempt) =>
      attempt.marks.flatMap(({ questionId, isPending }): Found[] => {
        const question = keys.get(attempt.paperId)?.get(questionId);
        if (!isPending || !question) return [];
        const parts = writtenPartsOf(question);
        const answer = attempt.answers.find((one) => one.questionId === questionId);
        const texts = writtenTextsOf(answer, parts);
        const maxHundredths = parts.reduce((sum, part) => sum + part.maxHundredths, 0);
        // A marker's own answer is a text of its own, or he would be reading for himself what another wrote alike.
        const digest = digestOf(texts, attempt.isMarker ? attempt.officerId : '');
        return [{ attempt, revisionId: questionId, texts, digest, maxHundredths }];
      }),
    );
  }

  private async store(
    on: EntityManager,
    { examId, regionCode, limitPercent }: { examId: string; regionCode: number; limitPercent: number },
    found: readonly Found[],
  ): Promise<Map<string, StoredAnswer>> {
    const rows = [...new Map(found.map((one) => [keyOf(one), one])).values()]
      // In one order, so that two who put the same on the pile do not wait for each other.
      .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
      .map(({ revisionId, texts, digest, maxHundredths }) => ({
        ...{ revision: revisionId, texts, digest, max: maxHundredths },
        limit: limitOf(maxHundredths, limitPercent),
      }));
    await on.query(
      `INSERT INTO written_answers (exam_id, revision_id, region_code, texts, texts_digest, max_hundredths,
         limit_hundredths)
       SELECT $1, revision, $2, texts, digest, max, "limit" FROM jsonb_to_recordset($3::jsonb)
         AS w(revision uuid, texts jsonb, digest text, max integer, "limit" integer)
       ON CONFLICT ON CONSTRAINT uq_written_answers_text DO NOTHING`,
      [examId, regionCode, JSON.stringify(rows)],
    );
    const stored = await on.query<StoredAnswer[]>(
      `SELECT id, revision_id AS "revisionId", texts_digest AS digest, max_hundredths AS "maxHundredths",
              settled_hundredths AS "settledHundredths"
       FROM written_answers WHERE exam_id = $1 AND texts_digest = ANY ($2)`,
      [examId, rows.map(({ digest }) => digest)],
    );
    return new Map(stored.map((one) => [keyOf(one), one]));
  }
}

function keyOf({
  revisionId,
  digest,
  maxHundredths,
}: Pick<Found, 'revisionId' | 'digest' | 'maxHundredths'>) {
  return `${revisionId} ${digest} ${maxHundredths}`;
}

/** Line ends and how many spaces somebody left make no other text. */
function digestOf(texts: readonly string[], owner: string): string {
  const plain = texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  return createHash('sha256')
    .update(JSON.stringify([owner, plain]))
    .digest('hex');
}
