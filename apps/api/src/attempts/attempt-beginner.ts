import { Injectable } from '@nestjs/common';
import { GRACE_MS, JITTER_COUNTS_MS, LONGEST_JITTER_MS } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { ExamDatabase, type NamedStatement } from '../platform/exam-database';
import { OPEN_ATTEMPT_COLUMNS, type AttemptRow } from './attempt-rows';

/** Who begins what. */
export interface Beginning {
  readonly examId: string;
  readonly officerId: string;
  /** Only this attempt is gone on with; null = any, and a prepared one is begun. */
  readonly continuing: string | null;
  /** How long the device waited by itself before it asked. */
  readonly jitterMs: number;
}

/** As {@link creditedJitterMs} says; a test holds the two against each other. */
const JITTER = `CASE WHEN t.at < e.opens_at + interval '${JITTER_COUNTS_MS} milliseconds'
  THEN least(greatest($4::int, 0), ${LONGEST_JITTER_MS}) ELSE 0 END * interval '1 millisecond'`;

const DEADLINE = `least(t.at + e.duration_seconds * interval '1 second', e.closes_at + ${JITTER})
  + a.extra_seconds * interval '1 second'`;

const MAY_GO_ON = `a.state = 'in_progress' AND t.at < a.deadline + interval '${GRACE_MS} milliseconds'
  AND ($5::uuid IS NULL OR a.id = $5)`;

const IS_READY = `a.state = 'prepared' AND $5::uuid IS NULL AND t.at >= e.opens_at AND t.at < e.closes_at
  AND (e.last_entry_at IS NULL OR t.at < e.last_entry_at)`;

/** $3 is null, or what a test says the time is: whether the window is open is for the database to know. */
const BEGIN: NamedStatement = {
  name: 'begin_attempt',
  text: `UPDATE attempts a SET state = 'in_progress', epoch = a.epoch + 1,
      started_at = coalesce(a.started_at, t.at), deadline = coalesce(a.deadline, ${DEADLINE})
    FROM exams e, (SELECT coalesce($3::timestamptz, now()) AS at) t
    WHERE a.exam_id = $1 AND a.officer_id = $2 AND e.id = a.exam_id AND ((${IS_READY}) OR (${MAY_GO_ON}))
    RETURNING ${OPEN_ATTEMPT_COLUMNS}`,
};

const NOT_HANDED_IN = { pointsHundredths: null, isPassed: null, marks: null, receiptCode: null };

/** Begins an attempt that lies ready, or takes over the open one, each in one statement. */
@Injectable()
export class AttemptBeginner {
  constructor(
    private readonly database: ExamDatabase,
    private readonly clock: Clock,
  ) {}

  /** Null = there is neither; whether one may begin all the same is decided elsewhere. */
  async begin({ examId, officerId, continuing, jitterMs }: Beginning): Promise<AttemptRow | null> {
    const values = [examId, officerId, this.clock.stamp(), jitterMs, continuing];
    const [row] = await this.database.query<AttemptRow>(BEGIN, values);
    return row ? { ...row, ...NOT_HANDED_IN } : null;
  }
}
