import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { SAVE_ONE } from '../../dist/apps/api/src/attempts/sheet-saver.js';

const pgbench = [...process.env.PATH.split(delimiter), ...globSync('/usr/lib/postgresql/*/bin')]
  .map((folder) => join(folder, 'pgbench'))
  .find((path) => existsSync(path));

/** What the bare statement is sent by: pgbench where it is installed. */
export const bareName = pgbench ? 'pgbench -M prepared' : 'a loop of node-postgres';

/**
 * The statement of a save, on the rows that are saved, from nothing that stands between.
 * @returns the time of each in milliseconds.
 */
export function bareSaves(hall, ids, options) {
  return pgbench ? byPgbench(hall, options) : byNode(hall, ids, options);
}

async function byPgbench(hall, { sheet, rev, connections, ms }) {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-pgbench-'));
  const parameters = {
    $1: `('00000000-0000-4000-8000-' || lpad(:at::text, 12, '0'))::uuid`,
    ...{ $2: `(SELECT officer_id FROM attempts WHERE false)`, $3: '1', $4: ':sheet::jsonb', $5: ':rev::int' },
    ...{ $6: `'hash'`, $7: 'NULL' },
  };
  // Whose the attempt is stands in the row itself here: pgbench cannot be told them all.
  const text = SAVE_ONE.text
    .replace('a.officer_id = $2', 'a.officer_id = a.officer_id')
    .replace(/\$(\d)(::\w+)?/g, (_, nth) => parameters[`$${nth}`]);
  const script = join(folder, 'save.sql');
  writeFileSync(script, `\\set rev :rev + 1\n\\set at :client_id + 1\n${text.replaceAll('\n', ' ')};\n`);
  await promisify(execFile)(pgbench, [
    ...['-n', '-M', 'prepared', '-c', String(connections), '-j', String(Math.min(connections, 2))],
    ...['-T', String(Math.round(ms / 1000)), '-l', '--log-prefix', join(folder, 'log')],
    ...['-D', `rev=${rev}`, '-D', `sheet=${sheet}`, '-f', script, hall.examUrl],
  ]);
  const times = readdirSync(folder)
    .filter((name) => name.startsWith('log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    // Client, transaction, microseconds, …
    .map((line) => Number(line.split(' ')[2]) / 1000);
  rmSync(folder, { recursive: true, force: true });
  return times;
}

async function byNode(hall, ids, { sheet, rev, connections, ms }) {
  const clients = Array.from({ length: Math.min(connections, 16) }, () => new pg.Client(hall.examUrl));
  await Promise.all(clients.map((client) => client.connect()));
  const end = performance.now() + ms;
  const times = [];
  const save = async (client, nth) => {
    const own = ids.filter((_, at) => at % clients.length === nth);
    for (let turn = 0; performance.now() < end; turn += 1) {
      const { id, officerId } = own[turn % own.length];
      const started = performance.now();
      await client.query({ ...SAVE_ONE, values: [id, officerId, 1, sheet, rev + turn + 1, 'hash', null] });
      times.push(performance.now() - started);
    }
  };
  await Promise.all(clients.map(save));
  await Promise.all(clients.map((client) => client.end()));
  return times;
}
