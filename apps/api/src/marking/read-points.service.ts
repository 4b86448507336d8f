import { Injectable } from '@nestjs/common';
import type { KeyedQuestion } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { PapersService } from '../exams/papers.service';
import { rescore, SAT_COLUMNS, writeScores, type SatAttempt } from './rescore';

/** A written answer of an attempt, and the text it is read as. */
export interface LinkedAnswer {
  readonly attemptId: string;
  readonly revisionId: string;
  readonly answerId: string;
  readonly officerId: string;
  readonly regionCode: number;
  readonly unitId: string | null;
  /** Null until it is settled. */
  readonly readHundredths: number | null;
}

type SatOfExam = SatAttempt & { readonly passHundredths: number };

/**
 * What reading a written answer came to, kept beside the attempts it belongs to, and the attempts marked by it. Everything
 * here runs in a transaction that speaks for the server.
 */
@Injectable()
export class ReadPointsService {
  constructor(private readonly papers: PapersService) {}

  /** Nobody changes a key of the exam until the transaction ends. Taken before any attempt, as a re-mark takes it. */
  async holdKeys(on: EntityManager, examId: string): Promise<void> {
    await on.query(`SELECT FROM exams WHERE id = $1 FOR SHARE`, [examId]);
  }

  async link(on: EntityManager, links: readonly LinkedAnswer[]): Promise<void> {
    await on.query(
      `INSERT INTO answer_links (attempt_id, revision_id, answer_id, officer_id, region_code, unit_id, read_hundredths)
       SELECT "attemptId", "revisionId", "answerId", "officerId", "regionCode", "unitId", "readHundredths"
       FROM jsonb_to_recordset($1::jsonb) AS l("attemptId" uuid, "revisionId" uuid, "answerId" uuid, "officerId" uuid,
         "regionCode" integer, "unitId" uuid, "readHundredths" integer)
       ON CONFLICT ON CONSTRAINT pk_answer_links DO NOTHING`,
      [JSON.stringify(links)],
    );
  }

  /** @param hundredths null = it has to be read again. @returns the attempts whose marks came out otherwise. */
  async settle(on: EntityManager, answerId: string, hundredths: number | null): Promise<string[]> {
    const [links] = await on.query<[{ attemptId: string }[], number]>(
      `UPDATE answer_links SET read_hundredths = $2 WHERE answer_id = $1 RETURNING attempt_id AS "attemptId"`,
      [answerId, hundredths],
    );
    return this.markAgain(
      on,
      links.map(({ attemptId }) => attemptId),
    );
  }

  /**
   * Marks attempts again by everything that is known of them; one that is void stays as it is until it is brought back.
   * @returns those that came out otherwise.
   */
  async markAgain(on: EntityManager, attemptIds: readonly string[]): Promise<string[]> {
    const sat = await on.query<SatOfExam[]>(
      `SELECT ${SAT_COLUMNS}, e.pass_points_hundredths AS "passHundredths" FROM attempts a JOIN exams e ON e.id = a.exam_id
       WHERE a.id = ANY ($1) AND a.state = 'submitted' AND a.marks IS NOT NULL ORDER BY a.id FOR UPDATE OF a`,
      [attemptIds],
    );
    const keys = new Map<string, readonly KeyedQuestion[]>();
    for (const id of new Set(sat.map(({ paperId }) => paperId))) keys.set(id, await this.papers.keys(on, id));
    const keysOf = (paperId: string) => Promise.resolve(keys.get(paperId) ?? []);
    const changed: string[] = [];
    for (const [passHundredths, attempts] of Map.groupBy(sat, (one) => one.passHundredths)) {
      const rescored = await rescore(on, attempts, { passHundredths, keysOf });
      await writeScores(on, rescored);
      changed.push(...rescored.map(({ attempt }) => attempt.id));
    }
    if (changed.length > 0)
      await on.query(
        `UPDATE exams SET counted_at = NULL WHERE counted_at IS NOT NULL
           AND id IN (SELECT exam_id FROM attempts WHERE id = ANY ($1))`,
        [changed],
      );
    return changed;
  }
}
