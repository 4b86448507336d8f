import { Injectable } from '@nestjs/common';
import { dayInBeijing } from '@whetstone/domain';
import type { DataSource } from 'typeorm';

/**
 * The server's time, which is the database's: every API process measures its distance to that one clock, so that two
 * machines with different clocks still close an exam at the same instant. Tests replace it and move it.
 */
@Injectable()
export class Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
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
    const before = Date.now();
    const [row] = await database.query<{ ms: string }[]>(
      `SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms`,
    );
    const after = Date.now();
    if (row) this.offsetMs = Number(row.ms) - (before + after) / 2;
  }
}
