import { Clock } from '../../apps/api/src/platform/clock';

/** A clock that stands still until a test moves it, or lets it run for a person at a screen. */
export class MovableClock extends Clock {
  private moment = new Date('2026-11-18T12:00:00+08:00');
  private runningSince: number | null = null;

  override now(): Date {
    const ran = this.runningSince === null ? 0 : Date.now() - this.runningSince;
    return new Date(this.moment.getTime() + ran);
  }

  /** What the database is told instead of its own time. */
  override stamp(): Date {
    return this.now();
  }

  /** From here on it is the machine's own time, and passes. */
  run(): void {
    this.runningSince = Date.now();
    this.moment = new Date(this.runningSince);
  }

  set(moment: string | Date): void {
    this.moment = new Date(moment);
  }

  advance(seconds: number): void {
    this.moment = new Date(this.moment.getTime() + seconds * 1000);
  }
}
