import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { findOne, queryOne } from '../platform/database';
import { Scopes, type Scope } from '../platform/scope';
import type { SessionViewer } from '../platform/request-context';
import { SupervisedExamsService, type SupervisedExam } from './supervised-exams.service';

/** Read in a glance between two questions. */
const LONGEST_MESSAGE = 500;

export interface MessageRow {
  readonly id: string;
  readonly text: string;
  readonly isToAll: boolean;
  readonly sentAt: Date;
  readonly sentByName: string;
  /** Of those the viewer sees: to whom it goes by name; empty = to all. */
  readonly officerNames: readonly string[];
  readonly acknowledgedCount: number;
}

export interface SendMessage {
  readonly examId: string;
  /** Null = all of the viewer's regions. */
  readonly officerIds: readonly string[] | null;
  readonly text: string;
}

export type MessageRefusal = 'NOT_FOUND' | 'MESSAGE_MISSING' | 'MESSAGE_TOO_LONG' | 'MESSAGE_TO_NOBODY';

const COLUMNS = `m.id, m.text, m.is_to_all AS "isToAll", m.sent_at AS "sentAt", coalesce(s.name, '') AS "sentByName",
    ARRAY(SELECT o.name FROM exam_message_officers r JOIN officers o ON o.id = r.officer_id
          WHERE r.message_id = m.id AND NOT m.is_to_all ORDER BY o.name) AS "officerNames",
    (SELECT count(*)::int FROM exam_message_officers r
     WHERE r.message_id = m.id AND r.acknowledged_at IS NOT NULL) AS "acknowledgedCount"`;

const SENT = `exam_messages m LEFT JOIN officers s ON s.id = m.sent_by`;

/** What is said to the rooms of an exam; told at once, and kept there until it was read. */
@Injectable()
export class ExamMessagesService {
  constructor(
    private readonly scopes: Scopes,
    private readonly clock: Clock,
    private readonly supervised: SupervisedExamsService,
  ) {}

  /** The latest first. */
  ofExam({ id, seenIn }: SupervisedExam): Promise<MessageRow[]> {
    return this.scopes
      .in(seenIn)
      .query<MessageRow[]>(
        `SELECT ${COLUMNS} FROM ${SENT} WHERE m.exam_id = $1 ORDER BY m.id DESC LIMIT 100`,
        [id],
      );
  }

  /** Those that went to all of an officer's region or to him by name, with when he read each. */
  ofSeat(
    seenIn: Scope,
    examId: string,
    officerId: string,
  ): Promise<(MessageRow & { readonly acknowledgedAt: Date | null })[]> {
    return this.scopes.in(seenIn).query(
      `SELECT ${COLUMNS}, mine.acknowledged_at AS "acknowledgedAt" FROM ${SENT}
         LEFT JOIN exam_message_officers mine ON mine.message_id = m.id AND mine.officer_id = $2
         WHERE m.exam_id = $1 AND (m.is_to_all OR mine.officer_id IS NOT NULL) ORDER BY m.id DESC`,
      [examId, officerId],
    );
  }

  async sendExamMessage(
    viewer: SessionViewer,
    input: SendMessage,
  ): Promise<Result<MessageRow & { readonly regionCode: number }, MessageRefusal>> {
    const text = input.text.trim();
    const exam = await this.supervised.find(viewer, input.examId);
    if (!exam) return refuse('NOT_FOUND');
    if (text === '') return refuse('MESSAGE_MISSING');
    if (text.length > LONGEST_MESSAGE) return refuse('MESSAGE_TOO_LONG', { most: LONGEST_MESSAGE });
    const { seenIn, overRegion: regionCode } = exam;
    return this.scopes
      .run(seenIn, async (on) => {
        const { id } = await queryOne<{ id: string }>(
          on,
          `INSERT INTO exam_messages (exam_id, region_code, is_to_all, text, sent_by, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
          [exam.id, regionCode, input.officerIds === null, text, viewer.officerId, this.clock.now()],
        );
        if (input.officerIds !== null) {
          // Those who sit it, of the viewer's regions; whoever else was named is not his to speak to here.
          const named = await on.query<unknown[]>(
            `INSERT INTO exam_message_officers (message_id, officer_id, region_code)
           SELECT DISTINCT ON (a.officer_id) $1::bigint, a.officer_id, a.region_code FROM attempts a
           WHERE a.exam_id = $2 AND a.officer_id = ANY ($3::uuid[]) AND a.state <> 'prepared'
           RETURNING officer_id`,
            [id, exam.id, input.officerIds],
          );
          if (named.length === 0) throw new NobodyToTell();
        }
        const row = await findOne<MessageRow>(on, `SELECT ${COLUMNS} FROM ${SENT} WHERE m.id = $1`, [id]);
        if (!row) throw new Error('A message that was sent is not there');
        return ok({ ...row, regionCode });
      })
      .catch((error: unknown) => {
        if (error instanceof NobodyToTell) return refuse('MESSAGE_TO_NOBODY');
        throw error;
      });
  }
}

/** Takes the message back with its transaction. */
class NobodyToTell extends Error {}
