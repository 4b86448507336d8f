import { Clock } from '../../apps/api/src/platform/clock';

/** A clock that stands still until a test moves it. */
export class MovableClock extends Clock {
  private moment = new Date('2026-11-18T12:00:00+08:00');

  override now(): Date {
    return new Date(this.moment);
  }

  set(moment: string | Date): void {
    this.moment = new Date(moment);
  }

  advance(seconds: number): void {
    this.moment = new Date(this.moment.getTime() + seconds * 1000);
  }
}
