import { Clock } from '../../dist/apps/api/src/platform/clock.js';

/** A server whose machine's clock is set a day ahead by SIGUSR2, then a day behind, and so on. */
const RealDate = Date;
const DAY_MS = 86_400_000;
let shift = 0;
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shift);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + shift;
  }
};
process.on('SIGUSR2', () => {
  shift = shift > 0 ? -DAY_MS : DAY_MS;
});

/** The fault to be ruled out: the process's own clock decides whether a save came in time. */
if (process.env.TEST_MUTANT === 'process-clock') Clock.prototype.stamp = () => new Date();

await import('../../dist/apps/api/src/main.js');
