import { Injectable } from '@nestjs/common';
import { dayInBeijing } from '@whetstone/domain';
import type { DataSource } from 'typeorm';

/**
 * The server's time, which is the database's: every API process measures where that one clock stands and counts on from
 * there by its own monotonic timer, so that neither a machine with another time nor one whose time is set while it runs
 * closes an exam at another instant. Tests replace it and move it.
 */
@Injectable()
export class Clock {
  private measured = { databaseMs: Date.now(), at: performance.now() };

  now(): Date {
    return new Date(this.measured.databaseMs + performance.now() - this.measured.at);
  }

  /**
   * What a statement puts where it asks for the time: null = its own `now()`, so that no process's clock ever decides
   * whether an answer came in time. Only a test puts a moment here.
   */
  stamp(): Date | null {
    return null;
  }

  /** The day in Beijing, YYYY-MM-DD. */
  today(): string {
    return dayInBeijing(this.now());
  }

  async syncWith(database: DataSource): Promise<void> {
    const before = performance.now();
    const [row] = await database.query<{ ms: string }[]>(
      `SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms`,
    );
    const after = performance.now();
    if (row) this.measured = { databaseMs: Number(row.ms), at: (before + after) / 2 };
  }
}
