import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { environmentSchema, oidcSettingsOf, parseConfig } from './config';
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
      ...{ PORT: 3000, HOST: '0.0.0.0', DATA_DIR: resolve('data'), DATABASE_POOL: 12, DATABASE_EXAM_POOL: 8 },
      ...{ PUBLIC_URL: 'http://localhost:3000', LOG_LEVEL: 'info', WHETSTONE_DEMO: true },
      ...{ GRAPHQL_DOCUMENTS: 'trusted', TRUST_PROXY: false },
      ...{ OIDC_CERTIFICATE_CLAIM: 'certificate_no', OIDC_SCOPE: 'openid profile' },
      OIDC_NAME: '统一身份认证登录|Single sign-on',
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

  it('takes an identity provider whole or not at all', () => {
    const whole = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'lijian', OIDC_CLIENT_SECRET: 'hush' };
    expect(oidcSettingsOf(parseConfig({}))).toBeNull();
    expect(oidcSettingsOf(parseConfig({ ...whole, OIDC_NAME: '省厅登录' }))).toMatchObject({
      ...{ issuer: 'https://id.example', clientId: 'lijian', clientSecret: 'hush' },
      name: { zh: '省厅登录', en: '省厅登录' },
    });
    const message = messageOf({ OIDC_CLIENT_ID: 'lijian', PORT: '0' });
    for (const name of ['PORT', 'OIDC_ISSUER', 'OIDC_CLIENT_SECRET'])
      expect(message).toContain(`  ${name}: `);
  });

  it.each([
    ['http://id.example', 'expected https://'],
    ['http://localhost.evil.example', 'expected https://'],
    ['id.example', 'OIDC_ISSUER'],
    ['http://localhost:3121', ''],
    ['http://127.0.0.1:3121/realms/x', ''],
  ])('an identity provider at %s: %j', (url, fault) => {
    const message = messageOf({ OIDC_ISSUER: url, OIDC_CLIENT_ID: 'lijian', OIDC_CLIENT_SECRET: 'hush' });
    if (fault === '') expect(message).toBe('');
    else expect(message).toContain(fault);
    expect(message).not.toContain('hush');
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
