import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { filesOf } from './pages-of-app.ts';

export interface OfflineShell {
  /** The chunk that is the service worker; it may import nothing. */
  readonly worker: string;
  /** What has to be there without a network: pages, and lazy parts with all that they import. */
  readonly pages: readonly string[];
  readonly chunks: readonly string[];
}

/** Tells the service worker which files of this very build it has to hold; another build is another list. */
export function offlineShell({ worker, pages, chunks }: OfflineShell): Plugin {
  return {
    name: 'whetstone:offline-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const script = Object.values(bundle).find(
          (output) => output.type === 'chunk' && output.name === worker,
        );
        if (script?.type !== 'chunk' || script.imports.length > 0)
          throw new Error('The service worker has to stand alone');
        const files = new Set([...pages, ...chunks.flatMap((chunk) => filesOf(bundle, chunk))]);
        const list = [...files].map((file) => `/${file}`);
        const hash = createHash('sha256').update(JSON.stringify(list));
        for (const page of pages) {
          const output = bundle[page];
          if (output?.type === 'asset') hash.update(String(output.source));
        }
        script.code = script.code
          .replaceAll('__SHELL_FILES__', JSON.stringify(list))
          .replaceAll('__SHELL_VERSION__', JSON.stringify(hash.digest('hex').slice(0, 16)));
      },
    },
  };
}
