import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder held by this process; the kernel gives it back when the process ends, however it ends. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a folder for this process alone, or returns null when another live process holds it.
 *
 * A lock file would outlive a `kill -9`; a listening socket cannot. Linux's abstract socket names leave no file
 * behind either; elsewhere a left-over socket file is recognised by nobody answering on it.
 */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  const digest = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24);
  const isLinux = process.platform === 'linux';
  const name = isLinux ? `\0whetstone-${digest}` : join(tmpdir(), `whetstone-${digest}.lock`);
  const server = (await listen(name)) ?? (isLinux || (await answers(name)) ? null : await listenAfresh(name));
  return server && { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function listen(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(name, () => resolve(server.unref()));
  });
}

function answers(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(name, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function listenAfresh(name: string): Promise<Server | null> {
  rmSync(name, { force: true });
  return listen(name);
}
