import { spawnSync } from 'node:child_process';

/**
 * Builds what has changed since the last time, then becomes the server: one process for one signal to reach.
 *
 * It runs with a bounded young generation (`--max-semi-space-size` in the start script): the first start makes much that
 * is thrown away at once, and what the heap grew to then it would keep, some 100 MB of an idle server. Half of the
 * 16 MB would do for that; saving sheets by the thousand then spends a quarter of its time collecting.
 */
const build = spawnSync('nx', ['run-many', '-t', 'build', '--outputStyle=static'], {
  env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
  encoding: 'utf8',
});
if (build.status !== 0) {
  process.stderr.write(`${build.stdout ?? ''}${build.stderr ?? ''}${build.error ?? ''}\n`);
  process.exit(build.status ?? 1);
}
await import('../dist/apps/api/src/main.js');
