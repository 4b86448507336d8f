import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataKey, readDataKey } from './data-key';
import { CannotStart } from './postgres-launcher';

const ID_NUMBER = '11010519491231002X';
const key = new DataKey(Buffer.alloc(32, 1));
const other = new DataKey(Buffer.alloc(32, 2));

describe('the data key', () => {
  it('gives back what it sealed', () => {
    expect(key.decrypt(key.encrypt(ID_NUMBER))).toBe(ID_NUMBER);
  });

  it('seals the same number differently each time, and shows none of it', () => {
    const [one, two] = [key.encrypt(ID_NUMBER), key.encrypt(ID_NUMBER)];
    expect(one.equals(two)).toBe(false);
    expect(one.toString('latin1')).not.toContain('1949');
  });

  it('refuses bytes that were changed, cut short or sealed with another key', () => {
    const sealed = key.encrypt(ID_NUMBER);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => key.decrypt(changed)).toThrow();
    }
    expect(() => key.decrypt(sealed.subarray(0, -1))).toThrow();
    expect(() => other.decrypt(sealed)).toThrow();
  });

  it('makes the same digest of the same text, for one purpose and one key', () => {
    const digest = key.digest('id-number', ID_NUMBER);
    expect(key.digest('id-number', ID_NUMBER)).toEqual(digest);
    expect(key.digest('activation', ID_NUMBER)).not.toEqual(digest);
    expect(other.digest('id-number', ID_NUMBER)).not.toEqual(digest);
  });
});

describe('where the data key comes from', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'whetstone-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is a file of the first start that only its owner may read', () => {
    const sealed = readDataKey(undefined, folder).encrypt(ID_NUMBER);
    expect(statSync(join(folder, 'data.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'data.key'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
    expect(readDataKey(undefined, folder).decrypt(sealed)).toBe(ID_NUMBER);
  });

  it('is the environment when it names one', () => {
    const sealed = readDataKey('ab'.repeat(32), folder).encrypt(ID_NUMBER);
    expect(new DataKey(Buffer.alloc(32, 0xab)).decrypt(sealed)).toBe(ID_NUMBER);
  });

  it.each(['', 'ab', 'x'.repeat(64), 'ab'.repeat(31)])('is not a file that holds “%s”', (text) => {
    writeFileSync(join(folder, 'data.key'), text);
    expect(() => readDataKey(undefined, folder)).toThrow(CannotStart);
    expect(() => readDataKey(undefined, folder)).toThrow(/data\.key.*64/);
  });
});
