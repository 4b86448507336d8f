import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds nx.json, above a file of the source tree and of `dist` alike. */
export function repositoryRoot(from: string): string {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'nx.json'))) {
    if (folder === dirname(folder)) throw new Error(`No nx.json in any folder above ${from}`);
    folder = dirname(folder);
  }
  return folder;
}
