import { spawn } from 'node:child_process';

const API_PORT = process.env.PORT ?? '3000';

/** The API and both clients, each with its own reload; the end of one, or a Ctrl-C, ends all. */
const commands = [
  [
    'swc',
    [
      'apps/api/src',
      'libs/domain/src',
      'libs/formats/src',
      '-d',
      'dist',
      '--config-file',
      '.swcrc',
      '-q',
      '-w',
    ],
  ],
  ['vite', ['apps/learner', '--port', '5173', '--strictPort']],
  ['vite', ['apps/console', '--port', '5174', '--strictPort']],
];

const children = commands.map(([command, args]) => spawn(command, args, { stdio: 'inherit' }));
// The compiler needs a moment for its first pass; node itself restarts on every later one.
const first = spawn(
  'swc',
  commands[0][1].filter((arg) => arg !== '-w'),
  { stdio: 'inherit' },
);
first.on('exit', () => {
  const api = spawn(
    'node',
    ['--watch-path=dist/apps/api', '--watch-path=dist/libs', 'dist/apps/api/src/main.js'],
    {
      stdio: 'inherit',
      env: { ...process.env, PORT: API_PORT },
    },
  );
  children.push(api);
  api.on('exit', endAll);
});
for (const child of children) child.on('exit', endAll);

let ending = false;
function endAll() {
  if (ending) return;
  ending = true;
  for (const child of children) child.kill('SIGTERM');
}
process.on('SIGINT', endAll);
process.on('SIGTERM', endAll);
process.stdout.write(
  `API http://localhost:${API_PORT} · learner http://localhost:5173 · console http://localhost:5174/console/\n`,
);
