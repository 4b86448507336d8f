import { readdirSync, readFileSync } from 'node:fs';

/** Of Linux, in every kernel anybody runs. */
const TICKS_PER_SECOND = 100;

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1], own: fields[11] + fields[12], reaped: fields[13] + fields[14] };
  } catch {
    return null;
  }
}

/** Processor time of a process and of its children, those that have ended among them, in milliseconds. */
function withChildren(pid) {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat?.parent === pid);
  const root = statOf(pid);
  const ticks = children.reduce((sum, { own }) => sum + own, (root?.own ?? 0) + (root?.reaped ?? 0));
  return (ticks * 1000) / TICKS_PER_SECOND;
}

/** What server and database have used so far. */
export function cpuOf({ serverPid, postmasterPid }) {
  const server = ((statOf(serverPid)?.own ?? 0) * 1000) / TICKS_PER_SECOND;
  return { server, database: withChildren(postmasterPid) };
}

/** What they used while something was done. */
export async function cpuOver(processes, work) {
  const before = cpuOf(processes);
  const value = await work();
  const after = cpuOf(processes);
  return { value, server: after.server - before.server, database: after.database - before.database };
}

/** Resident memory of a process, in megabytes. */
export function memoryOf(pid) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}
