import { Injectable } from '@nestjs/common';
import { settleReadings } from '@whetstone/domain';
import type { EntityManager } from 'typeorm';
import { ReadPointsService } from '../marking/read-points.service';
import { Clock } from '../platform/clock';
import { queryOne } from '../platform/database';

/** Makes points of readings. In a transaction that speaks for the server. */
@Injectable()
export class SettlingService {
  constructor(
    private readonly clock: Clock,
    private readonly readPoints: ReadPointsService,
  ) {}

  /** What the readings of an answer come to now, for everybody who wrote it. @returns the attempts whose marks changed. */
  async settle(on: EntityManager, answerId: string): Promise<string[]> {
    const { limitHundredths, settledHundredths } = await queryOne<{
      limitHundredths: number;
      settledHundredths: number | null;
    }>(
      on,
      `SELECT limit_hundredths AS "limitHundredths", settled_hundredths AS "settledHundredths" FROM written_answers
       WHERE id = $1 FOR UPDATE`,
      [answerId],
    );
    const readings = await on.query<{ hundredths: number }[]>(
      `SELECT hundredths FROM answer_readings WHERE answer_id = $1 AND read_at IS NOT NULL ORDER BY place`,
      [answerId],
    );
    const settlement = settleReadings(
      readings.map(({ hundredths }) => hundredths),
      limitHundredths,
    );
    if (settlement.kind === 'third_needed')
      await on.query(`UPDATE written_answers SET wanted = 3 WHERE id = $1`, [answerId]);
    const settled = settlement.kind === 'settled' ? settlement.hundredths : null;
    return settled === settledHundredths ? [] : this.write(on, answerId, settled);
  }

  /** @param hundredths null = it has to be read again. */
  async write(on: EntityManager, answerId: string, hundredths: number | null): Promise<string[]> {
    await on.query(`UPDATE written_answers SET settled_hundredths = $2, settled_at = $3 WHERE id = $1`, [
      ...[answerId, hundredths],
      hundredths === null ? null : this.clock.now(),
    ]);
    return this.readPoints.settle(on, answerId, hundredths);
  }
}
