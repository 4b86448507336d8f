import { spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';

const API_PORT = process.env.PORT ?? '3000';
const SOURCES = ['apps/api/src', 'libs/domain/src', 'libs/formats/src'];

/** Editors write a file in several steps; this long after the last one it is compiled. */
const SETTLES_MS = 100;

function compile() {
  const { status } = spawnSync('swc', [...SOURCES, '-d', 'dist', '--config-file', '.swcrc', '-q'], {
    stdio: 'inherit',
  });
  return status === 0;
}

/** Compiles the API's sources after each change; node itself restarts when its compiled files change. */
function compileOnChange() {
  let timer;
  for (const folder of SOURCES) {
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(compile, SETTLES_MS);
    });
  }
}

if (!compile()) process.exit(1);
compileOnChange();

const children = [
  spawn('node', ['--watch-path=dist/apps/api', '--watch-path=dist/libs', 'dist/apps/api/src/main.js'], {
    stdio: 'inherit',
    env: { ...process.env, PORT: API_PORT, GRAPHQL_DOCUMENTS: 'any' },
  }),
  spawn('vite', ['apps/learner', '--port', '5173', '--strictPort'], { stdio: 'inherit' }),
  spawn('vite', ['apps/console', '--port', '5174', '--strictPort'], { stdio: 'inherit' }),
];
process.stdout.write(
  `API http://localhost:${API_PORT} · learner http://localhost:5173 · console http://localhost:5174/console/\n`,
);

let running = children.length;
let ending = false;

/** The end of one, or a Ctrl-C, ends all; the compiler's watchers end with this process. */
function endAll() {
  if (ending) return;
  ending = true;
  for (const child of children) child.kill('SIGTERM');
}

for (const child of children) {
  child.on('exit', () => {
    running -= 1;
    if (running === 0) process.exit(0);
    endAll();
  });
}
process.on('SIGINT', endAll);
process.on('SIGTERM', endAll);
