import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation } from '../../apps/api/src/platform/platform.module';
import type { ApiClient } from '../support/api-client';
import { BAYANNUR } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

const clip = (extension: 'webm' | 'mp4') => readFileSync(`test/fixtures/clip-12s.${extension}`);

describe('uploading a lecture’s video', () => {
  let test: TestApp;
  let manager: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
  });
  afterAll(() => test.close());

  const send = (name: string, bytes: Uint8Array, announced?: number) =>
    manager.upload('/files/videos', name, bytes, announced);
  const keptFiles = () => {
    const folder = join(test.app.get(Installation).dataFolder, 'videos');
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  it.each(['webm', 'mp4'] as const)('reads kind and length from the %s itself', async (extension) => {
    const bytes = clip(extension);
    const { status, body } = await send(`大讲堂.${extension}`, bytes, bytes.length);
    expect(status).toBe(201);
    expect(body).toMatchObject({ mimeType: `video/${extension}`, bytes: bytes.length });
    expect(Math.abs(Number(body['durationSeconds']) - 12)).toBeLessThan(0.2);
  });

  it('believes the content, not the name', async () => {
    const { body } = await send('大讲堂.webm', clip('mp4'));
    expect(body).toMatchObject({ mimeType: 'video/mp4' });
  });

  it.each<[string, string, () => Uint8Array, string]>([
    [
      'a letter under the name of a video',
      '大讲堂.webm',
      () => Buffer.from('各位同事：本月的大讲堂'),
      'NOT_A_VIDEO',
    ],
    ['an empty file', '大讲堂.webm', () => new Uint8Array(), 'NO_FILE'],
    [
      'the first bytes of a video and nothing else',
      '大讲堂.webm',
      () => clip('webm').subarray(0, 8),
      'VIDEO_CUT_OFF',
    ],
    ['a WebM without its end', '大讲堂.webm', () => clip('webm').subarray(0, -1), 'VIDEO_CUT_OFF'],
    ['an MP4 without its end', '大讲堂.mp4', () => clip('mp4').subarray(0, -1), 'VIDEO_CUT_OFF'],
    ['half an MP4', '大讲堂.mp4', () => clip('mp4').subarray(0, 60_000), 'VIDEO_CUT_OFF'],
  ])('refuses %s and keeps nothing of it', async (_, name, bytes, code) => {
    const before = keptFiles();
    expect(await send(name, bytes())).toMatchObject({ status: 422, body: { code } });
    expect(keptFiles()).toEqual(before);
  });

  it('refuses an upload of which less arrived than was announced, and says how much', async () => {
    const bytes = clip('webm');
    const before = keptFiles();
    const answer = await send('大讲堂.webm', bytes, bytes.length + 1);
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'UPLOAD_CUT_OFF',
        message: `上传中断：应收 ${bytes.length + 1} 字节，实收 ${bytes.length} 字节。文件未保存，请重新上传。`,
      },
    });
    expect(keptFiles()).toEqual(before);
  });

  it('is for training managers, and for pages of ours', async () => {
    const officer = await test.signedIn(await test.seed.officer());
    expect((await officer.upload('/files/videos', '大讲堂.webm', clip('webm'))).status).toBe(403);
    expect((await test.client().upload('/files/videos', '大讲堂.webm', clip('webm'))).status).toBe(401);
    expect((await test.app.inject({ method: 'POST', url: '/files/videos' })).statusCode).toBe(403);
  });
});
