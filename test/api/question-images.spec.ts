import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/api-client';
import { BAYANNUR, type SeededOfficer } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 32 }, () => 0)]);
const WEBP = Buffer.concat([Buffer.from('RIFF\x24\x00\x00\x00WEBPVP8 ', 'latin1'), Buffer.alloc(24)]);

describe('pictures of questions', () => {
  let test: TestApp;
  let author: ApiClient;
  let officer: SeededOfficer;
  beforeAll(async () => {
    test = await startTestApp();
    author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    officer = await test.seed.officer();
  });
  afterAll(() => test.close());

  const upload = (bytes: Uint8Array, name = '图.png', by = author) => by.upload('/files/images', name, bytes);

  it.each([
    ['png', PNG, 'image/png'],
    ['jpg', JPEG, 'image/jpeg'],
    ['webp', WEBP, 'image/webp'],
  ])('are taken as %s by what they are, and served to those signed in', async (ending, bytes, mimeType) => {
    const { status, body } = await upload(bytes, '随便.txt');
    expect([status, body['mimeType']]).toEqual([201, mimeType]);
    expect(body['url']).toMatch(new RegExp(`^/media/images/[0-9a-f]{64}\\.${ending}$`));
    const url = String(body['url']);
    const served = await (await test.signedIn(officer)).get(url);
    expect([served.statusCode, served.headers['content-type']]).toEqual([200, mimeType]);
    expect(served.rawPayload).toEqual(Buffer.from(bytes));
    expect((await test.client().get(url)).statusCode).toBe(401);
  });

  it('are kept once, however often they come', async () => {
    const first = await upload(PNG);
    expect((await upload(PNG, '又一张.png')).body).toEqual(first.body);
    const names = readdirSync(join(test.dataFolder, 'images'));
    expect(names.filter((name) => name.endsWith('.png'))).toHaveLength(1);
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it.each([
    [
      'a picture that runs',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'NOT_AN_IMAGE',
    ],
    ['a page', Buffer.from('<!doctype html><script>x()</script>'), 'NOT_AN_IMAGE'],
    ['more than 2 MB', Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)]), 'UPLOAD_TOO_LARGE'],
    ['nothing', Buffer.alloc(0), 'NO_FILE'],
  ])('are refused when they are %s', async (_, bytes, code) => {
    expect(await upload(bytes)).toMatchObject({ status: 422, body: { code } });
  });

  it('are not taken from somebody who writes no questions, nor served from elsewhere', async () => {
    expect((await upload(PNG, '图.png', await test.signedIn(officer))).status).toBe(403);
    const client = await test.signedIn(officer);
    for (const name of ['..%2Fdata.key', 'a.png', `${'a'.repeat(64)}.svg`, `${'a'.repeat(64)}.png`])
      expect((await client.get(`/media/images/${name}`)).statusCode).toBe(404);
    expect(existsSync(join(test.dataFolder, 'images', 'a.png'))).toBe(false);
  });
});
