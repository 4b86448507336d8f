import { spawnSync } from 'node:child_process';

/** Builds what has changed since the last time, then becomes the server: one process for one signal to reach. */
const build = spawnSync('nx', ['run-many', '-t', 'build', '--outputStyle=static'], {
  env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
  encoding: 'utf8',
});
if (build.status !== 0) {
  process.stderr.write(`${build.stdout ?? ''}${build.stderr ?? ''}${build.error ?? ''}\n`);
  process.exit(build.status ?? 1);
}
await import('../dist/apps/api/src/main.js');
