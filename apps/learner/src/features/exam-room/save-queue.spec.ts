import { describe, expect, it } from '@jest/globals';
import { SaveQueue, type SaveOutcome, type SaveStatus } from './save-queue';
import { chooseOption, emptySheet, writeBlank, type Sheet } from './sheet';

const saved = (savedAt: string): SaveOutcome => ({ kind: 'saved', savedAt });
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const answered = (...ids: string[]) =>
  ids.reduce((sheet: Sheet, id) => chooseOption(sheet, { id, isMultiple: false }, 'A'), emptySheet);

function makeQueue({ keeps = Promise.resolve(true) } = {}) {
  const order: string[] = [];
  const sent: { rev: number; answer: (outcome: SaveOutcome) => Promise<unknown> }[] = [];
  const waits: { run: () => void; ms: number }[] = [];
  const statuses: SaveStatus[] = [];
  const queue = new SaveQueue(
    { rev: 4, sheet: emptySheet, savedAt: null },
    {
      keep: (rev, _sheet, saved) => {
        order.push(`keep ${String(rev)}, saved ${String(saved.rev)}`);
        return keeps;
      },
      send: (rev) => {
        order.push(`send ${String(rev)}`);
        return new Promise((resolve) =>
          sent.push({
            rev,
            answer: (outcome) => {
              resolve(outcome);
              return settled();
            },
          }),
        );
      },
      later: (run, ms) => {
        const wait = { run, ms };
        waits.push(wait);
        return () => waits.splice(waits.indexOf(wait), 1);
      },
      onStatus: (status) => statuses.push(status),
    },
  );
  return { queue, order, sent, waits, status: () => statuses.at(-1) };
}

describe('saving the sheet', () => {
  it('writes to the device first, then to the server, with the number raised', async () => {
    const { queue, order, sent, status } = makeQueue();
    queue.change(answered('q1'));
    await settled();
    expect(order).toEqual(['keep 5, saved 4', 'send 5']);
    expect(status()).toMatchObject({ phase: 'saving', unsavedCount: 1 });
    await sent[0]?.answer(saved('10:32:05'));
    expect(status()).toMatchObject({ phase: 'saved', savedAt: '10:32:05', unsavedCount: 0 });
  });

  it('has one save under way and sends only the newest state next', async () => {
    const { queue, sent } = makeQueue();
    queue.change(answered('q1'));
    await settled();
    queue.change(answered('q1', 'q2'));
    queue.change(answered('q1', 'q2', 'q3'));
    await settled();
    expect(sent.map(({ rev }) => rev)).toEqual([5]);
    await sent[0]?.answer(saved('10:32:05'));
    expect(sent.map(({ rev }) => rev)).toEqual([5, 7]);
  });

  it('does not say saved while something newer waits', async () => {
    const { queue, sent, status } = makeQueue();
    queue.change(answered('q1'));
    await settled();
    queue.change(answered('q1', 'q2'));
    await sent[0]?.answer(saved('10:32:05'));
    expect(status()).toMatchObject({ phase: 'saving', unsavedCount: 1 });
  });

  it('keeps answering possible without the network and says how many answers only this device has', async () => {
    const { queue, sent, waits, status } = makeQueue();
    queue.change(answered('q1'));
    await settled();
    await sent[0]?.answer({ kind: 'unreachable' });
    queue.change(answered('q1', 'q2'));
    queue.change(answered('q1', 'q2', 'q3'));
    await settled();
    expect(status()).toMatchObject({ phase: 'offline', unsavedCount: 3, isKept: true });
    expect(sent).toHaveLength(1);
    waits[0]?.run();
    await settled();
    expect(sent[1]?.rev).toBe(7);
    await sent[1]?.answer(saved('10:33:00'));
    expect(status()).toMatchObject({ phase: 'saved', unsavedCount: 0 });
  });

  it('does not call an answer saved that was changed back after a save whose answer never came', async () => {
    const { queue, sent, status } = makeQueue();
    const first = answered('q1');
    queue.change(first);
    await settled();
    await sent[0]?.answer(saved('10:32:05'));
    queue.change(chooseOption(first, { id: 'q1', isMultiple: false }, 'B'));
    await settled();
    await sent[1]?.answer({ kind: 'unreachable' });
    queue.change(first);
    await settled();
    // The server may hold B: only that the last state has arrived says otherwise.
    expect(status()).toMatchObject({ phase: 'offline', unsavedCount: 1 });
    queue.retry();
    await settled();
    await sent[2]?.answer(saved('10:33:00'));
    expect(status()).toMatchObject({ phase: 'saved', unsavedCount: 0 });
  });

  it('waits longer after each failure, and not at all when told that the network is back', async () => {
    const { queue, sent, waits } = makeQueue();
    queue.change(answered('q1'));
    await settled();
    await sent[0]?.answer({ kind: 'unreachable' });
    expect(waits.map(({ ms }) => ms)).toEqual([1000]);
    waits.shift()?.run();
    await settled();
    await sent[1]?.answer({ kind: 'unreachable' });
    expect(waits.map(({ ms }) => ms)).toEqual([2000]);
    queue.retry();
    await settled();
    expect(sent).toHaveLength(3);
  });

  it('leaves a server with too much to do alone for as long as it asks', async () => {
    const { queue, sent, waits, status } = makeQueue();
    queue.change(answered('q1'));
    await settled();
    await sent[0]?.answer({ kind: 'busy', retryAfterMs: 7_000 });
    expect(waits.map(({ ms }) => ms)).toEqual([7_000]);
    expect(status()).toMatchObject({ phase: 'offline', isKept: true });
  });

  it('does not call a save that is not answered "being saved", and takes that back when it is', async () => {
    const { queue, sent, waits, status } = makeQueue();
    queue.change(answered('q1'));
    await settled();
    expect(waits.map(({ ms }) => ms <= 2_000)).toEqual([true]);
    waits[0]?.run();
    expect(status()).toMatchObject({ phase: 'offline', unsavedCount: 1 });
    await sent[0]?.answer(saved('10:32:05'));
    expect(status()).toMatchObject({ phase: 'saved', unsavedCount: 0 });
  });

  it('says at once that the network is gone, though nothing is open, and that it is back', async () => {
    const { queue, sent, status } = makeQueue();
    queue.lost();
    expect(status()).toMatchObject({ phase: 'offline', unsavedCount: 0 });
    queue.found();
    expect(status()).toMatchObject({ phase: 'saved' });
    expect(sent).toHaveLength(0);
  });

  it('notes on the device what the server has acknowledged', async () => {
    const { queue, order, sent } = makeQueue();
    queue.change(answered('q1'));
    await settled();
    await sent[0]?.answer(saved('10:32:05'));
    expect(order.at(-1)).toBe('keep 5, saved 5');
  });

  it('sends what is open though the attempt is over, and nothing when nothing is', async () => {
    const { queue, sent } = makeQueue();
    await queue.deliverOpen();
    expect(sent).toHaveLength(0);
    queue.release();
    queue.change(answered('q1'));
    await settled();
    await sent[0]?.answer({ kind: 'unreachable' });
    const delivered = queue.deliverOpen();
    await settled();
    await sent[1]?.answer({ kind: 'refused', code: 'ALREADY_SUBMITTED', message: '' });
    await delivered;
    expect(sent.map(({ rev }) => rev)).toEqual([5, 5]);
  });

  it('does not claim to have kept what the device refused to keep', async () => {
    const { queue, sent, status } = makeQueue({ keeps: Promise.resolve(false) });
    queue.change(answered('q1'));
    await settled();
    await sent[0]?.answer({ kind: 'unreachable' });
    expect(status()).toMatchObject({ phase: 'offline', isKept: false });
  });

  it('sends what a hanging disk does not take, and says kept again once the disk has taken it', async () => {
    const disk = Promise.withResolvers<boolean>();
    const { queue, sent, waits, status } = makeQueue({ keeps: disk.promise });
    queue.change(answered('q1'));
    await settled();
    expect(sent).toHaveLength(0);
    waits[0]?.run();
    await settled();
    expect(sent.map(({ rev }) => rev)).toEqual([5]);
    await sent[0]?.answer({ kind: 'unreachable' });
    expect(status()).toMatchObject({ phase: 'offline', isKept: false });
    disk.resolve(true);
    await settled();
    expect(status()).toMatchObject({ phase: 'offline', isKept: true });
  });

  it('sends what is written letter by letter at a pace, and a choice in between at once', async () => {
    const { queue, order, sent, waits } = makeQueue();
    const write = (text: string) => queue.write(writeBlank(emptySheet, 'q1', 0, text, 1));
    write('依');
    await settled();
    await sent[0]?.answer(saved('10:32:05'));
    write('依法');
    write('依法立');
    await settled();
    expect(order.filter((one) => one.startsWith('keep 7'))).toHaveLength(1);
    expect(sent.map(({ rev }) => rev)).toEqual([5]);
    waits.find(({ ms }) => ms === 800)?.run();
    await settled();
    expect(sent.map(({ rev }) => rev)).toEqual([5, 7]);
    await sent[1]?.answer(saved('10:32:06'));
    write('依法立案');
    write('依法立案。');
    queue.change(answered('q2'));
    await settled();
    await sent[2]?.answer(saved('10:32:07'));
    expect(sent.at(-1)?.rev).toBe(10);
  });

  it('locks when another window has taken over, and saves nothing more', async () => {
    const { queue, sent, status } = makeQueue();
    queue.change(answered('q1'));
    await settled();
    await sent[0]?.answer({ kind: 'refused', code: 'SUPERSEDED', message: '本窗口已锁定' });
    queue.change(answered('q1', 'q2'));
    queue.retry();
    await settled();
    expect(sent).toHaveLength(1);
    expect(status()).toMatchObject({ phase: 'locked', refusal: { code: 'SUPERSEDED' } });
  });

  it('waits for a new sign-in without knocking, and goes on from where it was', async () => {
    const { queue, sent, waits, status } = makeQueue();
    queue.change(answered('q1'));
    await settled();
    await sent[0]?.answer({ kind: 'signed-out' });
    queue.change(answered('q1', 'q2'));
    await settled();
    expect(waits).toHaveLength(0);
    expect(status()).toMatchObject({ phase: 'signed-out', unsavedCount: 2 });
    queue.retry();
    await settled();
    expect(sent[1]?.rev).toBe(6);
  });

  it('tries at once when the network is back, though somebody is writing', async () => {
    const { queue, sent } = makeQueue();
    queue.write(answered('q1'));
    await settled();
    await sent[0]?.answer({ kind: 'unreachable' });
    queue.write(answered('q1', 'q2'));
    queue.found();
    await settled();
    expect(sent.map(({ rev }) => rev)).toEqual([5, 6]);
  });

  it('lets the save under way end before a hand-in, and carries the newest state in it', async () => {
    const { queue, sent } = makeQueue();
    queue.change(answered('q1'));
    await settled();
    queue.change(answered('q1', 'q2'));
    const held = queue.hold();
    await sent[0]?.answer(saved('10:32:05'));
    await held;
    expect(sent).toHaveLength(1);
    expect(queue.current().rev).toBe(6);
  });
});
