import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const GENERATED = /^export const (\w+) = (\{.*\}) as unknown as DocumentNode/gm;
const WRITTEN = /\bgraphql\(`([^`]*)`\)/g;

/**
 * Puts each operation where it is written. The generated client keeps all of them in one module, so a page that sends
 * three would otherwise wait for every operation of the app.
 */
export function inlineDocuments(generatedFile: string): Plugin {
  let documents = new Map<string, string>();
  return {
    name: 'whetstone:inline-documents',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      const generated = readFileSync(generatedFile, 'utf8');
      documents = new Map(
        [...generated.matchAll(GENERATED)].map(([, name, document]) => [name ?? '', document ?? '']),
      );
    },
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || id.includes('/gql/') || !code.includes('graphql(`')) return null;
      const inlined = code.replaceAll(WRITTEN, (_, text: string) => {
        const name = nameOf(text);
        const document = documents.get(name);
        if (document === undefined) throw new Error(`${id}: the code generator has not seen ${name}`);
        // Not a cast of the type alone: the checker has read the file as it is written.
        return `(${document})`;
      });
      return { code: inlined, map: null };
    },
  };
}

/** The generator names a document after its operation, or after its fragment where there is no operation. */
function nameOf(text: string): string {
  const operation = /^\s*(?:query|mutation|subscription) (\w+)/m.exec(text)?.[1];
  if (operation !== undefined) return `${operation}Document`;
  return `${/^\s*fragment (\w+)/m.exec(text)?.[1] ?? ''}FragmentDoc`;
}
