import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../platform/repository-root';
import { loadCatalogue } from './catalogue-file';
import { checkContent } from './check-content';
import { exitCodes } from './report';
import type { CliContext } from './run-cli';

const options = {
  json: { type: 'boolean', default: false },
  laws: { type: 'string' },
  questions: { type: 'string' },
} as const;

/**
 * `content check [--questions FOLDER] [--laws FOLDER] [--json]`: the built-in questions against the texts of the laws,
 * which lie beside the repository and are no part of it; without them what can be checked by itself still is.
 * @returns 0 when nothing is wrong, 1 when something is.
 */
export async function contentCommand(args: readonly string[], { print, today, catalogue }: CliContext) {
  const { values } = parseArgs({ args: [...args], options });
  const root = repositoryRoot(import.meta.url);
  const report = await checkContent(
    values.questions ?? join(root, 'apps/api/content/questions'),
    values.laws ?? join(root, '../shared/laws'),
    catalogue ?? (await loadCatalogue()),
    today,
  );
  if (values.json) print(JSON.stringify(report, null, 2));
  else {
    for (const fault of report.faults) print(fault);
    print(
      report.comparedWith === null
        ? '未对照法规全文 skipped: no statute texts'
        : `已对照 compared with ${report.comparedWith.join(', ')}`,
    );
    print(`试题 ${report.questions}，问题 ${report.faults.length}`);
    print(`${report.questions} questions, ${report.faults.length} faults`);
  }
  return report.faults.length === 0 ? exitCodes.sound : exitCodes.faulty;
}
