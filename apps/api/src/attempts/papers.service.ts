import { Injectable } from '@nestjs/common';
import {
  drawPaper,
  ok,
  type KeyedQuestion,
  type QuestionKey,
  type QuestionOption,
  type QuestionType,
  type Result,
  type TextFormat,
} from '@whetstone/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { queryOne } from '../platform/database';
import { Scopes } from '../platform/scope';
import { changedKeys, KEY_CHANGES_OF_PAPER, type KeptKeyChange } from '../exams/changed-keys';
import type { ExamRow } from '../exams/exams.service';
import { QuestionsService } from '../questions/questions.service';

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
  readonly topic: string;
  readonly maxHundredths: number;
  readonly referenceDate: string;
}

export interface FrozenSection {
  readonly type: QuestionType;
  readonly pointsEachHundredths: number;
  readonly questions: readonly FrozenQuestion[];
}

interface StoredKey extends KeyedQuestion {
  readonly key: QuestionKey;
}

/** Papers drawn and frozen: the content in one table, the key in another that serving never reads. */
@Injectable()
export class PapersService {
  constructor(
    private readonly database: DataSource,
    private readonly scopes: Scopes,
    private readonly questions: QuestionsService,
  ) {}

  async draw(
    on: EntityManager,
    exam: ExamRow,
    seed: string,
  ): Promise<Result<{ id: string }, 'BANK_TOO_SMALL'>> {
    const drawable = await this.scopes.asServer(on, () => this.questions.drawable(exam.bankId, on));
    const drawn = drawPaper(exam.rules, drawable, seed);
    if (!drawn.ok) return drawn;
    const ids = drawn.value.flatMap((section) => section.revisionIds);
    const topicOf = new Map(drawable.map(({ revisionId, topic }) => [revisionId, topic]));
    const wording = await this.questions.revisions(ids, on);
    const keys = await this.questions.keys(ids, on);
    let number = 0;
    const sections = drawn.value.map(({ rule, revisionIds }): FrozenSection => ({
      type: rule.type,
      pointsEachHundredths: rule.pointsEachHundredths,
      questions: revisionIds.map((id): FrozenQuestion => {
        const revision = required(wording.get(id));
        const key = required(keys.get(id));
        number += 1;
        const { type, textFormat, stem, options, referenceDate } = revision;
        const topic = required(topicOf.get(id));
        const blanks = key.kind === 'fill_in' ? key.blanks.length : 0;
        return {
          id,
          number,
          type,
          textFormat,
          stem,
          options,
          blanks,
          topic,
          maxHundredths: rule.pointsEachHundredths,
          referenceDate,
        };
      }),
    }));
    const paper = await queryOne<{ id: string }>(
      on,
      `INSERT INTO papers (exam_id, seed, content) VALUES ($1, $2, $3) RETURNING id`,
      [exam.id, seed, JSON.stringify(joinAlike(sections))],
    );
    const stored = sections.flatMap((section) =>
      section.questions.map(({ id, maxHundredths }): StoredKey => ({
        questionId: id,
        maxHundredths,
        key: required(keys.get(id)),
      })),
    );
    await on.query(`INSERT INTO paper_keys (paper_id, keys) VALUES ($1, $2)`, [
      paper.id,
      JSON.stringify(stored),
    ]);
    return ok(paper);
  }

  async sections(paperId: string): Promise<readonly FrozenSection[]> {
    const row = await queryOne<{ content: readonly FrozenSection[] }>(
      this.database,
      `SELECT content FROM papers WHERE id = $1`,
      [paperId],
    );
    return row.content;
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
}

/** Rules of one type and points that differ only in topic make one section for the officer. */
function joinAlike(sections: readonly FrozenSection[]): FrozenSection[] {
  const joined: FrozenSection[] = [];
  for (const section of sections) {
    const last = joined.at(-1);
    if (last && last.type === section.type && last.pointsEachHundredths === section.pointsEachHundredths) {
      joined[joined.length - 1] = { ...last, questions: [...last.questions, ...section.questions] };
    } else joined.push(section);
  }
  return joined;
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A drawn revision is not in the bank');
  return value;
}
