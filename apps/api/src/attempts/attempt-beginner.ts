import { Injectable } from '@nestjs/common';
import { GRACE_MS, JITTER_COUNTS_MS, LONGEST_JITTER_MS } from '@whetstone/domain';
import { Clock } from '../platform/clock';
import { ExamDatabase, type NamedStatement } from '../platform/exam-database';
import { GroupCommit } from '../platform/group-commit';
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
  THEN least(greatest(g.jitter_ms, 0), ${LONGEST_JITTER_MS}) ELSE 0 END * interval '1 millisecond'`;

const DEADLINE = `least(t.at + e.duration_seconds * interval '1 second', e.closes_at + ${JITTER})
  + a.extra_seconds * interval '1 second'`;

const MAY_GO_ON = `a.state = 'in_progress' AND t.at < a.deadline + interval '${GRACE_MS} milliseconds'
  AND (g.continuing IS NULL OR a.id = g.continuing)`;

const IS_READY = `a.state = 'prepared' AND g.continuing IS NULL AND t.at >= e.opens_at AND t.at < e.closes_at
  AND (e.last_entry_at IS NULL OR t.at < e.last_entry_at)`;

/** $3 is null, or what a test says the time is: whether the window is open is for the database to know. */
const BEGIN: NamedStatement = {
  name: 'begin_attempts',
  text: `UPDATE attempts a SET state = 'in_progress', epoch = a.epoch + 1,
      started_at = coalesce(a.started_at, t.at), deadline = coalesce(a.deadline, ${DEADLINE})
    FROM unnest($1::uuid[], $2::uuid[], $4::int[], $5::uuid[]) WITH ORDINALITY AS g(exam_id, officer_id, jitter_ms, continuing, nth),
      exams e, (SELECT coalesce($3::timestamptz, now()) AS at) t
    WHERE a.exam_id = g.exam_id AND a.officer_id = g.officer_id AND e.id = g.exam_id AND ((${IS_READY}) OR (${MAY_GO_ON}))
    RETURNING g.nth::int, ${OPEN_ATTEMPT_COLUMNS}`,
};

const NOT_HANDED_IN = { pointsHundredths: null, isPassed: null, marks: null, receiptCode: null };

/** Begins attempts that lie ready, or takes over open ones; a country that begins in one second does so in a few statements. */
@Injectable()
export class AttemptBeginner {
  private readonly beginning = new GroupCommit<Beginning, AttemptRow | null>({
    keyOf: ({ examId, officerId }) => `${examId} ${officerId}`,
    write: (beginnings) => this.write(beginnings),
  });

  constructor(
    private readonly database: ExamDatabase,
    private readonly clock: Clock,
  ) {}

  /** Null = there is neither; whether one may begin all the same is decided elsewhere. */
  begin(beginning: Beginning): Promise<AttemptRow | null> {
    return this.beginning.add(beginning);
  }

  private async write(beginnings: readonly Beginning[]): Promise<(AttemptRow | null)[]> {
    const rows = await this.database.query<Omit<AttemptRow, keyof typeof NOT_HANDED_IN> & { nth: number }>(
      BEGIN,
      [
        beginnings.map(({ examId }) => examId),
        beginnings.map(({ officerId }) => officerId),
        this.clock.stamp(),
        beginnings.map(({ jitterMs }) => jitterMs),
        beginnings.map(({ continuing }) => continuing),
      ],
    );
    const begun = new Map(rows.map(({ nth, ...row }) => [nth, { ...row, ...NOT_HANDED_IN }]));
    return beginnings.map((_, index) => begun.get(index + 1) ?? null);
  }
}
