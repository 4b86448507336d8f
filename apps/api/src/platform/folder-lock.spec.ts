import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from './folder-lock';

describe('a locked folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'whetstone-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is refused to a second taker until it is released', async () => {
    const first = await lockFolder(folder);
    expect(first).not.toBeNull();
    expect(await lockFolder(folder)).toBeNull();
    await first?.release();
    const again = await lockFolder(folder);
    expect(again).not.toBeNull();
    await again?.release();
  });

  it('is the same under another name', async () => {
    const lock = await lockFolder(folder);
    const link = `${folder}-link`;
    symlinkSync(folder, link);
    expect(await lockFolder(link)).toBeNull();
    expect(await lockFolder(`${folder}/../${folder.split('/').at(-1)}`)).toBeNull();
    rmSync(link);
    await lock?.release();
  });

  it('goes to one of many who take it at once', async () => {
    const locks = await Promise.all(Array.from({ length: 8 }, () => lockFolder(folder)));
    const held = locks.filter((lock) => lock !== null);
    expect(held).toHaveLength(1);
    await held[0]?.release();
  });

  it('is free again when its holder was killed', async () => {
    const module = resolve('dist/apps/api/src/platform/folder-lock.js');
    const script = `import { lockFolder } from ${JSON.stringify(module)};
      const lock = await lockFolder(${JSON.stringify(folder)});
      process.stdout.write(lock ? 'held' : 'refused');
      setInterval(() => lock, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(holder.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('held');
    expect(await lockFolder(folder)).toBeNull();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const lock = await lockFolder(folder);
    expect(lock).not.toBeNull();
    await lock?.release();
  });
});
