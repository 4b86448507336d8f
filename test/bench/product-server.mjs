import { Blob } from 'node:buffer';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as wait } from 'node:timers/promises';

const { fetch, FormData } = globalThis;

const PORT = 3190;
const HOME = `http://127.0.0.1:${PORT}`;

/** Somebody signed in to a server of its own, who may ask whatever he likes. */
class Client {
  cookie = '';

  async ask(query, variables = {}) {
    const headers = { 'content-type': 'application/json', cookie: this.cookie };
    const response = await fetch(`${HOME}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** @returns the upload's id */
  async upload(path) {
    const form = new FormData();
    const bytes = readFileSync(path);
    form.append('file', new Blob([bytes]), basename(path));
    const headers = { 'x-whetstone': '1', 'x-file-size': String(bytes.length), cookie: this.cookie };
    const response = await fetch(`${HOME}/files/uploads`, { method: 'POST', headers, body: form });
    return (await response.json()).id;
  }
}

const megabytesOf = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

async function startServer(dataFolder, role) {
  const server = spawn(
    process.execPath,
    ['--max-semi-space-size=8', '--heap-growing-percent=30', 'dist/apps/api/src/main.js'],
    {
      env: {
        ...process.env,
        DATA_DIR: dataFolder,
        PORT: String(PORT),
        GRAPHQL_DOCUMENTS: 'any',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  server.stdout.on('data', (piece) => (text += piece));
  const line = new RegExp(`^\\s+(\\S+)\\s+(\\S+)\\s+\\S+\\s+\\(${role}\\)`, 'm');
  while (!line.test(text)) {
    if (server.exitCode !== null) throw new Error(text);
    await wait(100);
  }
  const [, account, password] = line.exec(text);
  return { server, account, password };
}

/**
 * Runs `work` against the product as it is served, in a process of its own, signed in as the demo's holder of the role.
 * `memory` gives the server's megabytes: `now()`, and `peak` since the start.
 */
export async function withServer(role, work) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'));
  chmodSync(dataFolder, 0o711);
  const { server, account, password } = await startServer(dataFolder, role);
  const memory = { peak: 0, now: () => megabytesOf(server.pid) };
  const timer = setInterval(() => (memory.peak = Math.max(memory.peak, memory.now())), 50);
  try {
    const client = new Client();
    await client.ask(
      `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refused { message } } }`,
      { input: { account, password } },
    );
    return await work({ client, dataFolder, memory });
  } finally {
    clearInterval(timer);
    server.kill('SIGTERM');
    await once(server, 'exit');
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
