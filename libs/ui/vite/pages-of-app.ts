import type { Plugin, Rollup } from 'vite';

export interface AppPage {
  /** As the server knows it, `room.html`. */
  readonly file: string;
  /** The lazy part of the app that this address needs first. */
  readonly chunk: string;
  /** A script that need not wait for the app. */
  readonly first?: string;
}

type Bundle = Rollup.OutputBundle;

/**
 * One app behind several addresses: each page tells the browser from its first line which lazy part it will ask for, so
 * that nothing waits for the start of the app to find out. The first page is the app's own.
 */
export function pagesOfApp(pages: readonly AppPage[]): Plugin {
  return {
    name: 'whetstone:pages-of-app',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const index = bundle['index.html'];
        if (index?.type !== 'asset') throw new Error('There is no index.html to make pages of');
        const html = String(index.source);
        for (const { file, chunk, first } of pages) {
          const early = first === undefined ? '' : scriptFirst(bundle, first, html);
          const source = html
            .replace('<title>', `${early}<title>`)
            .replace('</head>', `${linksTo(bundle, chunk, html + early)}</head>`);
          if (file === 'index.html') index.source = source;
          else this.emitFile({ type: 'asset', fileName: file, source });
        }
      },
    },
  };
}

function scriptFirst(bundle: Bundle, name: string, html: string): string {
  const [script, ...imports] = filesOf(bundle, name);
  const missing = imports.filter((file) => !html.includes(`"/${file}"`));
  const links = missing.map(
    (file) => `<link rel="modulepreload" fetchpriority="high" crossorigin href="/${file}">\n    `,
  );
  return `<script type="module" async fetchpriority="high" crossorigin src="/${script ?? ''}"></script>\n    ${links.join('')}`;
}

function linksTo(bundle: Bundle, name: string, html: string): string {
  const files = filesOf(bundle, name).filter((file) => !html.includes(`"/${file}"`));
  return files
    .map((file) =>
      file.endsWith('.css')
        ? `  <link rel="stylesheet" crossorigin href="/${file}">\n`
        : `  <link rel="modulepreload" crossorigin href="/${file}">\n`,
    )
    .join('');
}

/** A lazy part with all that it imports, scripts and styles. */
export function filesOf(bundle: Bundle, name: string): string[] {
  const first = Object.values(bundle).find((output) => output.type === 'chunk' && output.name === name);
  if (!first) throw new Error(`No part of the app is called ${name}`);
  const found = new Set<string>();
  const visit = (file: string) => {
    const output = bundle[file];
    if (found.has(file) || output?.type !== 'chunk') return;
    found.add(file);
    output.viteMetadata?.importedCss.forEach((css) => found.add(css));
    output.imports.forEach(visit);
  };
  visit(first.fileName);
  return [...found];
}
