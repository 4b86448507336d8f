import { randomBytes } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** PostgreSQL refuses to run as root, so root starts it as the system's "nobody". */
const NOBODY = 65534;

/** Where root keeps what "nobody" must reach when the checkout or the data folder is closed to others. */
const REACHABLE_HOME = '/var/lib/whetstone';

/** Whom PostgreSQL runs as: undefined means "as we are". */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export function postgresOwner(): Owner | undefined {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined;
}

/** True when every folder from `/` down to `path` lets others pass. */
export function isReachableByOthers(path: string): boolean {
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * The PostgreSQL tree to run: the one in `node_modules`, or, when root runs a checkout that "nobody" cannot enter, a
 * copy outside it. The copy is made under another name and renamed, so that two first starts at once both find it whole.
 */
export function placeBinaries(nativeFolder: string, version: string, owner: Owner | undefined): string {
  if (!owner || isReachableByOthers(nativeFolder)) return nativeFolder;
  const target = join(REACHABLE_HOME, `postgres-${version}`);
  if (existsSync(target)) return target;
  const partial = `${target}.${randomBytes(6).toString('hex')}`;
  mkdirSync(REACHABLE_HOME, { recursive: true, mode: 0o755 });
  cpSync(nativeFolder, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/**
 * The folder for the cluster: `<dataFolder>/postgres`, or, when root keeps the data where "nobody" cannot go, a folder
 * under {@link REACHABLE_HOME} that `<dataFolder>/postgres` points to.
 */
export function placeCluster(dataFolder: string, owner: Owner | undefined): string {
  const place = join(dataFolder, 'postgres');
  if (isLink(place)) return readlinkSync(place);
  if (!owner || existsSync(place) || isReachableByOthers(dataFolder)) return place;
  // A name of its own, not one made from the path: a data folder that was thrown away must not find its old cluster.
  const target = join(REACHABLE_HOME, `data-${randomBytes(8).toString('hex')}`, 'postgres');
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  symlinkSync(target, place);
  return target;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Makes a folder that only PostgreSQL's own user may enter. */
export function makePrivateFolder(path: string, owner: Owner | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (owner) chownSync(path, owner.uid, owner.gid);
}
