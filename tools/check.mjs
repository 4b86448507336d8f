import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { licenceFaults, readLock, vulnerabilities } from './licences.mjs';

const TYPED = ['libs/domain', 'libs/formats', 'libs/ui', 'apps/api', 'apps/learner', 'apps/console', 'test'];

/** Runs a command quietly; what it printed is shown only when it fails. */
function run(name, command, args, env = {}) {
  const started = Date.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', ...env },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (status !== 0) process.stdout.write(`${stdout ?? ''}${stderr ?? ''}${error ?? ''}\n`);
  return status === 0;
}

/** Everything generated, as it stands in the folder. */
function generated() {
  const files = [
    'apps/api/schema.graphql',
    ...['apps/learner/src', 'apps/console/src', 'test'].flatMap((folder) => [
      `${folder}/gql/gql.ts`,
      `${folder}/gql/graphql.ts`,
    ]),
    ...['learner', 'console'].map((name) => `apps/${name}/src/gql/persisted-documents.json`),
  ];
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** Generates again and compares: a contract or a client that is not what the code says fails, and is mended on the way. */
function generatedIsCurrent() {
  const before = generated();
  if (!run('code generation', 'npm', ['run', '-s', 'codegen'])) return false;
  const isCurrent = generated() === before;
  process.stdout.write(
    isCurrent
      ? 'ok   schema and typed clients are current\n'
      : 'FAIL schema or typed clients were stale; commit the new ones\n',
  );
  return isCurrent;
}

/** One line for a list of faults, and the faults beneath it; null = could not be asked. */
function report(name, faults) {
  const word = faults === null ? 'skipped' : faults.length === 0 ? 'ok  ' : 'FAIL';
  const why = faults === null ? ': the advisory service does not answer' : '';
  process.stdout.write(
    `${word} ${name}${why}\n${(faults ?? []).map((fault) => `       ${fault}\n`).join('')}`,
  );
  return faults === null || faults.length === 0;
}

const results = [
  run('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  generatedIsCurrent(),
  ...TYPED.map((project) => run(`types of ${project}`, 'tsc', ['-p', project, '--noEmit'])),
  run('lint', 'eslint', ['.', '--max-warnings', '0']),
  run('dead code', 'knip', []),
  report('licences fit Apache-2.0', licenceFaults(readLock())),
  report('known vulnerabilities', vulnerabilities()),
  run('migrations say what the entities say', 'node', ['dist/apps/api/src/check-migrations.js']),
];
const failed = results.filter((isOk) => !isOk).length;
process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
