import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { listHeads, verifyAudit } from '../audit/verify-audit';
import type { ChainFault } from '../audit/audit-chain';
import type { AuditHead } from '../audit/audit.service';
import { readConfig, type Config } from '../config';
import { createDatabase } from '../platform/database';
import { startPostgres } from '../platform/postgres-launcher';
import { EVERYWHERE, Scopes } from '../platform/scope';
import { exitCodes } from './report';

const options = { json: { type: 'boolean', default: false }, heads: { type: 'string' } } as const;

/** The line of postmaster.pid that names the folder of the socket. */
const SOCKET_LINE = 4;

/**
 * `audit verify [--heads FILE] [--json]` computes every chain of the audit log anew; `audit heads` prints the last seal of
 * each, to be kept elsewhere. Works beside a running server and without one.
 * @returns 0 when the log is sound, 1 when something was changed, removed, inserted or cut off.
 */
export async function auditCommand(
  args: readonly string[],
  print: (line: string) => void,
): Promise<number | null> {
  const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [verb] = positionals;
  if (verb !== 'verify' && verb !== 'heads') return null;
  const kept = values.heads ? (JSON.parse(readFileSync(values.heads, 'utf8')) as AuditHead[]) : [];
  return withDatabase(readConfig(), (database) =>
    new Scopes(database).run(EVERYWHERE, async (on) => {
      if (verb === 'heads') {
        print(JSON.stringify(await listHeads(on, null), null, 2));
        return exitCodes.sound;
      }
      const verdict = await verifyAudit(on, kept);
      const lines = [...verdict.faults.map(sayChainFault), ...verdict.lostHeads.map(sayLostHead)];
      if (values.json) print(JSON.stringify({ ...verdict, faults: lines }, null, 2));
      else {
        for (const line of lines) print(line);
        print(
          `${verdict.entries} 条记录，${verdict.sealed} 条已封存，${verdict.streams} 条链；异常 ${lines.length}`,
        );
        print(
          `${verdict.entries} entries, ${verdict.sealed} sealed, ${verdict.streams} chains; ${lines.length} faults`,
        );
      }
      return lines.length === 0 ? exitCodes.sound : exitCodes.faulty;
    }),
  );
}

function sayChainFault(fault: ChainFault): string {
  switch (fault.kind) {
    case 'changed':
      return `[changed 被修改] ${placeOf(fault.seal)} entry ${fault.entry.id} ${fault.entry.action}`;
    case 'removed':
      return `[removed 被删除] ${placeOf(fault.seal)} entry ${fault.seal.entryId}`;
    case 'seal-missing':
      return `[seal missing 封存缺失] before ${placeOf(fault.seal)}`;
    case 'inserted':
      return `[inserted 被插入] entry ${fault.entry.id} ${fault.entry.at.toISOString()} ${fault.entry.action}`;
  }
}

function placeOf(seal: {
  readonly provinceCode: number;
  readonly day: string;
  readonly seq: number;
}): string {
  return `${seal.provinceCode} ${seal.day} #${seal.seq}`;
}

function sayLostHead(head: AuditHead): string {
  return `[cut off 被截断] ${placeOf(head)} ${head.hash}`;
}

async function withDatabase<Value>(
  config: Config,
  work: (database: DataSource) => Promise<Value>,
): Promise<Value> {
  const running = config.DATABASE_URL ?? runningServer(config.DATA_DIR);
  if (running) return connected(running, work);
  const postgres = await startPostgres({ dataFolder: config.DATA_DIR });
  try {
    return await connected(postgres.url('whetstone'), work);
  } finally {
    await postgres.stop();
  }
}

/** The embedded database of a server that runs now; undefined when none does. */
function runningServer(dataFolder: string): string | undefined {
  const pidFile = join(dataFolder, 'postgres', 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  if (!existsSync(`/proc/${lines[0] ?? ''}`)) return undefined;
  const password = readFileSync(join(dataFolder, 'postgres.password'), 'utf8').trim();
  return `postgresql://whetstone:${password}@/whetstone?host=${encodeURIComponent(lines[SOCKET_LINE] ?? '')}`;
}

async function connected<Value>(url: string, work: (database: DataSource) => Promise<Value>): Promise<Value> {
  const database = await createDatabase({
    url,
    poolSize: 1,
    entities: [],
    onError: () => undefined,
  }).initialize();
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}
