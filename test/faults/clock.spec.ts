import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RealServer, saveOver, type Device } from './real-server';

jest.setTimeout(240_000);

/** Time for the signal to arrive; what is expected holds before it as well as after. */
const SIGNAL_MS = 300;

describe('a server whose clock is set a day ahead, then a day behind', () => {
  const server = new RealServer('test/faults/clock-server.mjs');
  let devices: Device[] = [];
  let rev = 0;
  beforeAll(async () => {
    await server.start();
    devices = await server.seat(2);
  });
  afterAll(() => server.end());

  async function saveBoth(): Promise<(string | null)[]> {
    rev += 1;
    return Promise.all(devices.map((device) => saveOver(server, device, rev)));
  }

  it('takes what comes in time and refuses what comes late, as if nothing had happened', async () => {
    expect(await saveBoth()).toEqual(['SheetSaved', 'SheetSaved']);
    await server.query(
      `UPDATE attempts SET deadline = now() - interval '1 hour', started_at = now() - interval '2 hours'
      WHERE id = $1`,
      [devices[1]?.attemptId],
    );
    for (const _ of ['ahead', 'behind', 'ahead']) {
      server.signal('SIGUSR2');
      await wait(SIGNAL_MS);
      expect(await saveBoth()).toEqual(['SheetSaved', 'TOO_LATE']);
    }
  });
});
