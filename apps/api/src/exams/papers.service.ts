import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  drawPaper,
  ok,
  pickForm,
  type Drawable,
  type DrawnSection,
  partPointsOf,
  type KeyedQuestion,
  type PartKey,
  type QuestionKey,
  type QuestionOption,
  type QuestionPart,
  type QuestionType,
  type Result,
  type ScoringRule,
  type TextFormat,
} from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { queryOne } from '../platform/database';
import { Scopes } from '../platform/scope';
import { QuestionsService } from '../questions/questions.service';
import { changedKeys, KEY_CHANGES_OF_PAPER, type KeptKeyChange } from './changed-keys';
import type { ExamRow } from './exams.service';
import { packPaper } from './print-paper';

/** A sub-question of a case as it stands on a paper. */
export interface FrozenPart {
  readonly type: Exclude<QuestionType, 'case'>;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly blanks: number;
  readonly maxHundredths: number;
}

/** A question on a frozen paper; its id is that of the revision it was drawn from. */
export interface FrozenQuestion {
  readonly id: string;
  readonly number: number;
  readonly type: QuestionType;
  /** Absent on papers drawn before there was any but plain text. */
  readonly textFormat?: TextFormat;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly blanks: number;
  /** Of a case; absent for other types. */
  readonly parts?: readonly FrozenPart[];
  readonly topic: string;
  readonly maxHundredths: number;
  readonly referenceDate: string;
}

export interface FrozenSection {
  readonly type: QuestionType;
  readonly pointsEachHundredths: number;
  /** Absent = all or nothing. */
  readonly scoring?: ScoringRule;
  readonly questions: readonly FrozenQuestion[];
}

interface StoredKey extends KeyedQuestion {
  readonly key: QuestionKey;
}

/** What of an exam its forms are drawn from. */
export type DrawnExam = Pick<ExamRow, 'id' | 'bankId' | 'rules' | 'formCount'>;

/**
 * Papers drawn and frozen when an exam is published: the content in one table, packed as it is sent; the key in another
 * that serving never reads.
 */
@Injectable()
export class PapersService {
  constructor(
    private readonly scopes: Scopes,
    private readonly questions: QuestionsService,
  ) {}

  /**
   * An exam's forms in their order, drawn and frozen where they are missing: an exam from before there were any gets
   * them when somebody first needs one.
   */
  async forms(on: EntityManager, exam: DrawnExam): Promise<Result<readonly string[], 'BANK_TOO_SMALL'>> {
    const known = await this.formIds(on, exam.id);
    if (known.length >= exam.formCount) return ok(known);
    // Two who find them missing at once: the second waits here and then finds the first one's.
    await on.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [exam.id]);
    const left = await this.formIds(on, exam.id);
    const { bankId } = exam;
    if (bankId === null) throw new Error(`The forms of exam ${exam.id} were frozen when it was set`);
    const drawable = await this.scopes.asServer(on, () => this.questions.drawable(bankId, on));
    for (let form = left.length + 1; form <= exam.formCount; form += 1) {
      const seed = randomUUID();
      const drawn = drawPaper(exam.rules, drawable, seed);
      if (!drawn.ok) return drawn;
      await this.freeze(on, { examId: exam.id, form, seed }, { drawn: drawn.value, drawable });
    }
    return ok(await this.formIds(on, exam.id));
  }

  /** The form an officer sits at his n-th attempt. */
  formFor(forms: readonly string[], officerId: string, attemptNumber: number): string {
    return required(forms[pickForm(officerId, attemptNumber, forms.length)]);
  }

  /** Freezes what was drawn as a form of an exam. @returns its id. */
  async freeze(
    on: EntityManager,
    { examId, form, seed }: { readonly examId: string; readonly form: number; readonly seed: string },
    { drawn, drawable }: { readonly drawn: readonly DrawnSection[]; readonly drawable: readonly Drawable[] },
  ): Promise<string> {
    const ids = drawn.flatMap((section) => section.revisionIds);
    const keys = await this.questions.keys(ids, on);
    const sections = await this.write(on, drawn, { keys, drawable });
    const joined = joinAlike(sections);
    const { hash, brotli, gzip } = await packPaper(joined);
    const paper = await queryOne<{ id: string }>(
      on,
      `INSERT INTO papers (exam_id, form, seed, content, hash, brotli, gzip) VALUES ($1, $2, $3, $4, $5, $6, $7)
       RETURNING id`,
      [examId, form, seed, JSON.stringify(joined), hash, brotli, gzip],
    );
    const stored = sections.flatMap((section) =>
      section.questions.map(({ id, maxHundredths, parts }): StoredKey => ({
        questionId: id,
        maxHundredths,
        key: required(keys.get(id)),
        ...(parts && { partHundredths: parts.map((part) => part.maxHundredths) }),
        // The rule of its day travels with the key: marking asks nothing else.
        ...(section.scoring && { scoring: section.scoring }),
      })),
    );
    await on.query(`INSERT INTO paper_keys (paper_id, keys) VALUES ($1, $2)`, [
      paper.id,
      JSON.stringify(stored),
    ]);
    return paper.id;
  }

  /** As they stand today: for marking, and for the review after hand-in. */
  async keys(on: Pick<EntityManager, 'query'>, paperId: string): Promise<readonly StoredKey[]> {
    const row = await queryOne<{ keys: readonly StoredKey[]; changes: readonly KeptKeyChange[] }>(
      on,
      `SELECT k.keys, ${KEY_CHANGES_OF_PAPER} AS changes FROM paper_keys k JOIN papers p ON p.id = k.paper_id
       WHERE k.paper_id = $1`,
      [paperId],
    );
    return changedKeys(row.keys, row.changes);
  }

  private async formIds(on: EntityManager, examId: string): Promise<string[]> {
    const rows = await on.query<{ id: string }[]>(`SELECT id FROM papers WHERE exam_id = $1 ORDER BY form`, [
      examId,
    ]);
    return rows.map(({ id }) => id);
  }

  /** The drawn questions as they stand in the bank at this moment. */
  private async write(
    on: EntityManager,
    drawn: readonly DrawnSection[],
    {
      keys,
      drawable,
    }: { readonly keys: ReadonlyMap<string, QuestionKey>; readonly drawable: readonly Drawable[] },
  ): Promise<FrozenSection[]> {
    const topicOf = new Map(drawable.map(({ revisionId, topic }) => [revisionId, topic]));
    const wording = await this.questions.revisions(
      drawn.flatMap((section) => section.revisionIds),
      on,
    );
    let number = 0;
    return drawn.map(({ rule, revisionIds }): FrozenSection => ({
      type: rule.type,
      pointsEachHundredths: rule.pointsEachHundredths,
      ...(rule.scoring && { scoring: rule.scoring }),
      questions: revisionIds.map((id): FrozenQuestion => {
        const { type, textFormat, stem, options, parts, referenceDate } = required(wording.get(id));
        const key = required(keys.get(id));
        number += 1;
        return {
          ...{ id, number, type, textFormat, stem, options },
          blanks: key.kind === 'fill_in' ? key.blanks.length : 0,
          ...(key.kind === 'case' && { parts: freezeParts(parts, key.parts, rule.pointsEachHundredths) }),
          topic: required(topicOf.get(id)),
          ...{ maxHundredths: rule.pointsEachHundredths, referenceDate },
        };
      }),
    }));
  }
}

function freezeParts(
  parts: readonly QuestionPart[],
  keys: readonly PartKey[],
  maxHundredths: number,
): FrozenPart[] {
  const points = partPointsOf(parts, maxHundredths);
  return parts.map(({ type, stem, options }, index) => {
    const key = required(keys[index]);
    const blanks = key.kind === 'fill_in' ? key.blanks.length : 0;
    return { type, stem, options, blanks, maxHundredths: required(points[index]) };
  });
}

/** Rules of one type and points that differ only in topic make one section for the officer. */
function joinAlike(sections: readonly FrozenSection[]): FrozenSection[] {
  const joined: FrozenSection[] = [];
  for (const section of sections) {
    const last = joined.at(-1);
    if (last && isAlike(last, section)) {
      joined[joined.length - 1] = { ...last, questions: [...last.questions, ...section.questions] };
    } else joined.push(section);
  }
  return joined;
}

function isAlike(one: FrozenSection, other: FrozenSection): boolean {
  const { type, pointsEachHundredths, scoring } = other;
  return (
    one.type === type &&
    one.pointsEachHundredths === pointsEachHundredths &&
    JSON.stringify(one.scoring) === JSON.stringify(scoring)
  );
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A drawn revision is not in the bank');
  return value;
}
