import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inspectVideo } from './inspect-video';

const webm = readFileSync('test/fixtures/clip-12s.webm');
const mp4 = readFileSync('test/fixtures/clip-12s.mp4');
const SEGMENT = Buffer.from('18538067', 'hex');

/** The top-level boxes of an MP4. */
function boxesOf(file: Buffer): { type: string; bytes: Buffer }[] {
  const boxes = [];
  for (let at = 0; at < file.length;) {
    const length = file.readUInt32BE(at);
    boxes.push({ type: file.toString('latin1', at + 4, at + 8), bytes: file.subarray(at, at + length) });
    at += length;
  }
  return boxes;
}

function withLargeSize({ bytes }: { bytes: Buffer }): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(1, 0);
  bytes.copy(head, 4, 4, 8);
  head.writeBigUInt64BE(BigInt(bytes.length + 8), 8);
  return Buffer.concat([head, bytes.subarray(8)]);
}

describe('what a file says of itself as a video', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'whetstone-video-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function inspect(bytes: Uint8Array) {
    const path = join(folder, 'upload.part');
    writeFileSync(path, bytes);
    const inspected = await inspectVideo(path);
    return inspected.ok ? inspected.value.mimeType : inspected.refusal.code;
  }

  it.each(['webm', 'mp4'] as const)('is its container and its length (%s)', async (extension) => {
    const inspected = await inspectVideo(`test/fixtures/clip-12s.${extension}`);
    expect(inspected).toMatchObject({ ok: true, value: { mimeType: `video/${extension}` } });
    expect(inspected.ok && Math.abs(inspected.value.durationMs - 12_000)).toBeLessThan(200);
  });

  it.each([
    ['WebM', webm],
    ['MP4', mp4],
  ])('is that its end is missing, wherever a %s was cut', async (_, whole) => {
    for (const share of [0.999, 0.75, 0.5, 0.25, 0.05])
      expect(await inspect(whole.subarray(0, Math.floor(whole.length * share)))).toBe('VIDEO_CUT_OFF');
  });

  it.each<[string, () => Uint8Array]>([
    [
      'an MP4 without its index',
      () =>
        Buffer.concat(
          boxesOf(mp4)
            .filter(({ type }) => type !== 'moov')
            .map(({ bytes }) => bytes),
        ),
    ],
    ['an MP4 with a box of impossible length', () => Buffer.concat([mp4, Buffer.from('00000003junk')])],
    ['a WebM that is only its first line', () => webm.subarray(0, webm.indexOf(SEGMENT))],
  ])('is that %s is not whole', async (_, bytes) => {
    expect(await inspect(bytes())).toBe('VIDEO_CUT_OFF');
  });

  it.each<[string, () => Uint8Array]>([
    [
      'a live recording whose writer did not know the length',
      () => {
        const live = Buffer.from(webm);
        live.write('01ffffffffffffff', live.indexOf(SEGMENT) + SEGMENT.length, 'hex');
        return live;
      },
    ],
    [
      'an MP4 with 64-bit sizes',
      () => Buffer.concat(boxesOf(mp4).map((box) => (box.type === 'free' ? withLargeSize(box) : box.bytes))),
    ],
  ])('is a video: %s', async (_, bytes) => {
    expect(await inspect(bytes())).toMatch(/^video\//);
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a letter', Buffer.from('各位同事：本月的大讲堂')],
    ['a spreadsheet', Buffer.from('504b0304140000000800', 'hex')],
    ['an MP4 of empty boxes', Buffer.from('000000106674797069736f6d00000000000000086d6f6f76', 'hex')],
  ])('is not a video: %s', async (_, bytes) => {
    expect(await inspect(bytes)).toBe('NOT_A_VIDEO');
  });
});
