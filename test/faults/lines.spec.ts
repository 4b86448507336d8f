import { readFileSync } from 'node:fs';
import { get, Agent, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RealServer, type Device } from './real-server';

const IS_LONG = process.env['TEST_FAULTS'] === 'all';
const ROOMS = IS_LONG ? 2_000 : 400;

/** Its sockets, its request and reply, and what the line itself keeps. */
const MOST_BYTES_A_LINE = 48 * 1024;

/** Of the server's two pools, as they are set where nobody says otherwise. */
const POOLS = 20;

const PATIENCE_MS = 60_000;

jest.setTimeout(300_000);

/** A room as far as its line goes: what it heard last, and whether it is open. */
class Room {
  heard: { readonly deadline: string } | null = null;
  isOpen = false;
  private response: IncomingMessage | null = null;

  constructor(
    readonly device: Device,
    private readonly agent: Agent,
  ) {}

  open(origin: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const url = `${origin}/attempts/${this.device.attemptId}/events?epoch=1`;
      get(url, { agent: this.agent, headers: { cookie: this.device.cookie } }, (response) => {
        this.response = response;
        this.isOpen = response.statusCode === 200;
        const end = () => void (this.isOpen = false);
        response.on('data', (bytes: Buffer) => {
          const text = bytes.toString('utf8');
          if (!text.startsWith('data: {')) return;
          this.heard = JSON.parse(text.slice(6)) as Room['heard'];
          resolve();
        });
        response.on('end', end).on('error', end).on('close', end);
      }).on('error', reject);
    });
  }

  close(): void {
    this.response?.destroy();
  }
}

describe('a hall of open lines', () => {
  const server = new RealServer();
  const agent = new Agent({ maxSockets: Infinity });
  let rooms: Room[] = [];
  beforeAll(async () => {
    await server.start();
    rooms = (await server.seat(ROOMS)).map((device) => new Room(device, agent));
    // Once through everything, so that what is measured is the lines.
    for (const room of rooms.slice(0, 50)) await room.open(server.origin);
    for (const room of rooms.slice(0, 50)) room.close();
    await until(() => rooms.every(({ isOpen }) => !isOpen));
  });
  afterAll(async () => {
    for (const room of rooms) room.close();
    agent.destroy();
    await server.end();
  });

  const openAll = async () => {
    for (let from = 0; from < rooms.length; from += 100)
      await Promise.all(rooms.slice(from, from + 100).map((room) => room.open(server.origin)));
  };
  const until = async (isSo: () => boolean) => {
    for (const end = Date.now() + PATIENCE_MS; !isSo() && Date.now() < end;) await wait(20);
    expect(isSo()).toBe(true);
  };
  const sessions = async () => {
    const [row] = await server.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name LIKE 'whetstone%'`,
    );
    return row?.count ?? 0;
  };
  const memory = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(server.pid)}/status`, 'utf8'))?.[1]) * 1024;
  const addTime = () => server.query(`UPDATE attempts SET deadline = deadline + interval '10 minutes'`);
  const told = (before: readonly (string | undefined)[]) => () =>
    rooms.every(({ heard }, index) => heard !== null && heard.deadline !== before[index]);

  it('costs some kilobytes a line and no session of the database', async () => {
    const [bytes, count] = [memory(), await sessions()];
    await openAll();
    const bytesALine = (memory() - bytes) / rooms.length;
    process.stderr.write(`${String(ROOMS)} lines: ${(bytesALine / 1024).toFixed(1)} KB each\n`);
    expect(bytesALine).toBeLessThan(MOST_BYTES_A_LINE);
    // Its pools may have grown to their size; a session a line would be hundreds.
    expect((await sessions()) - count).toBeLessThanOrEqual(POOLS);
  });

  it('hears of more time, every one of it', async () => {
    const before = rooms.map(({ heard }) => heard?.deadline);
    await addTime();
    await until(told(before));
  });

  it('is cut when the server is killed, and hears what it missed when it comes back', async () => {
    const before = rooms.map(({ heard }) => heard?.deadline);
    await server.killServer();
    await until(() => rooms.every(({ isOpen }) => !isOpen));
    await addTime();
    await server.startServer();
    await openAll();
    expect(told(before)()).toBe(true);
  });
});
