import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { environmentSchema, parseConfig } from './config';
import { CannotStart } from './platform/postgres-launcher';

const example = readFileSync('.env.example', 'utf8').split('\n');

function settingsIn(lines: readonly string[]): Record<string, string> {
  const pairs = lines.flatMap((line) => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value ?? '']];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}

function messageOf(environment: Record<string, string>): string {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof CannotStart) return error.message;
  }
  return '';
}

describe('the configuration', () => {
  it('works without anything being set', () => {
    expect(parseConfig({})).toEqual({
      ...{ PORT: 3000, HOST: '0.0.0.0', DATA_DIR: resolve('data'), DATABASE_POOL: 12 },
      ...{ PUBLIC_URL: 'http://localhost:3000', LOG_LEVEL: 'info', WHETSTONE_DEMO: true },
      ...{ GRAPHQL_DOCUMENTS: 'trusted', TRUST_PROXY: false },
    });
  });

  it('takes an empty setting for an absent one', () => {
    expect(parseConfig({ DATABASE_URL: '', DATA_KEY: '', PORT: '' })).toEqual(parseConfig({}));
  });

  it('tells all faults in one message, in the words of the person who has to mend them', () => {
    const message = messageOf({
      PORT: '80000',
      LOG_LEVEL: 'loud',
      WHETSTONE_DEMO: 'yes',
      DATABASE_POOL: '1',
    });
    for (const fault of [
      'PORT: ',
      '(found: 80000)',
      'LOG_LEVEL: ',
      '(found: loud)',
      'WHETSTONE_DEMO: ',
      'DATABASE_POOL: ',
    ])
      expect(message).toContain(fault);
    expect(message.split('\n')).toHaveLength(5);
  });

  it('never repeats a secret, not even a wrong one', () => {
    const message = messageOf({ DATA_KEY: 'c0ffee-secret', DATABASE_URL: 'mysql://root:hush@host/db' });
    expect(message).toContain('DATA_KEY: expected 64 hexadecimal digits');
    expect(message).not.toMatch(/c0ffee|hush/);
  });
});

describe('.env.example', () => {
  it('names every variable the server reads and no other', () => {
    expect(Object.keys(settingsIn(example)).toSorted()).toEqual(
      Object.keys(environmentSchema.shape).toSorted(),
    );
  });

  it('says what each is for', () => {
    example.forEach((line, at) => {
      if (/^[A-Z_]+=/.test(line))
        expect([line, example[at - 1]]).toEqual([line, expect.stringMatching(/^# .{20,}/)]);
    });
  });

  it('holds the values that apply when nothing is set', () => {
    expect(parseConfig(settingsIn(example))).toEqual(parseConfig({}));
  });
});
