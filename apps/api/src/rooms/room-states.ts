import { Injectable } from '@nestjs/common';
import { ExamDatabase, type NamedStatement } from '../platform/exam-database';
import { GroupCommit } from '../platform/group-commit';

/** What a room has to know of its attempt, whatever happens elsewhere. */
export interface RoomState {
  readonly id: string;
  readonly officerId: string;
  readonly examId: string;
  readonly state: 'in_progress' | 'submitted' | 'voided';
  readonly epoch: number;
  readonly deadline: Date;
  /** Null = it is not void. */
  readonly voidReason: string | null;
  /** What was said to its officer and he has not said that he read, the first first. */
  readonly messages: readonly RoomMessage[];
}

export interface RoomMessage {
  readonly id: string;
  readonly text: string;
  readonly sentAt: string;
}

/** To all of his region, or to him by name. */
const IS_TO_HIM = `((m.is_to_all AND a.region_code >= m.region_code AND a.region_code < region_upper(m.region_code))
  OR (r.officer_id IS NOT NULL AND NOT m.is_to_all))`;

const UNREAD = `(SELECT coalesce(json_agg(json_build_object('id', m.id::text, 'text', m.text, 'sentAt', m.sent_at) ORDER BY m.id),
    '[]')
  FROM exam_messages m LEFT JOIN exam_message_officers r ON r.message_id = m.id AND r.officer_id = a.officer_id
  WHERE m.exam_id = a.exam_id AND r.acknowledged_at IS NULL AND ${IS_TO_HIM})`;

/** $3 is the time; who says it twice has read it once. */
const ACKNOWLEDGE: NamedStatement = {
  name: 'acknowledge_message',
  text: `INSERT INTO exam_message_officers AS k (message_id, officer_id, region_code, acknowledged_at)
    SELECT m.id, a.officer_id, a.region_code, $3 FROM attempts a JOIN exam_messages m ON m.exam_id = a.exam_id
      LEFT JOIN exam_message_officers r ON r.message_id = m.id AND r.officer_id = a.officer_id
    WHERE m.id = $1 AND a.id = $2 AND a.officer_id = $4 AND ${IS_TO_HIM}
    ON CONFLICT ON CONSTRAINT pk_exam_message_officers
      DO UPDATE SET acknowledged_at = coalesce(k.acknowledged_at, excluded.acknowledged_at)
    RETURNING message_id AS "messageId", acknowledged_at AS "acknowledgedAt"`,
};

const ROOM_STATES: NamedStatement = {
  name: 'room_states',
  text: `SELECT a.id, a.officer_id AS "officerId", a.exam_id AS "examId", a.state, a.epoch, a.deadline,
      (SELECT v.reason FROM attempt_voids v WHERE v.id = a.void_id) AS "voidReason", ${UNREAD} AS messages
    FROM attempts a WHERE a.id = ANY ($1::uuid[]) AND a.state <> 'prepared'`,
};

/** Reads how attempts stand, many in one statement when many ask at once. */
@Injectable()
export class RoomStates {
  private readonly asking = new GroupCommit<string, RoomState | null>({
    keyOf: (id) => id,
    write: async (ids) => {
      const found = new Map((await this.read(ids)).map((state) => [state.id, state]));
      return ids.map((id) => found.get(id) ?? null);
    },
  });

  constructor(private readonly database: ExamDatabase) {}

  /** Null = there is none, or it only lies ready. */
  find(id: string): Promise<RoomState | null> {
    return this.asking.add(id);
  }

  read(ids: readonly string[]): Promise<RoomState[]> {
    return this.database.query<RoomState>(ROOM_STATES, [ids]);
  }

  /** That an officer has read a message; null = there is none for him. */
  async acknowledge(
    officerId: string,
    { messageId, attemptId }: { readonly messageId: string; readonly attemptId: string },
    now: Date,
  ): Promise<{ readonly messageId: string; readonly acknowledgedAt: Date } | null> {
    const values = [messageId, attemptId, now, officerId];
    const [row] = await this.database.query<{ messageId: string; acknowledgedAt: Date }>(ACKNOWLEDGE, values);
    return row ?? null;
  }
}
