import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AnswerInput } from '../gql/graphql';
import { MY_ATTEMPT, SAVE_SHEET } from '../support/operations';
import { outcomeOf } from '../support/outcome';
import { beginSitting, Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

describe('saving the answer sheet', () => {
  let test: TestApp;
  let sitting: Sitting;
  let examId: string;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    test.clock.set('2026-11-18T12:00:00+08:00');
    ({ sitting, examId } = await beginSitting(test, { durationSeconds: 600, questions: 3 }));
  });
  afterAll(() => test.close());

  const stored = async (of = sitting) =>
    (await of.client.run(MY_ATTEMPT, { id: of.attemptId })).viewer?.attempt;
  const answer = (change: Partial<AnswerInput>): AnswerInput[] => [
    { questionId: sitting.questionIds[0] ?? '', labels: [], texts: [], ...change },
  ];

  it('acknowledges it with the server’s time, and gives back the whole of it', async () => {
    test.clock.advance(5);
    const [, second = ''] = sitting.questionIds;
    const input = { ...sitting.sheet(7, ['B'], 1), flagged: [second] };
    const { saveSheet } = await sitting.client.run(SAVE_SHEET, { input });
    const at = '2026-11-18T04:00:05.000Z';
    const deadline = '2026-11-18T04:10:00.000Z';
    expect(saveSheet).toEqual({ __typename: 'SheetSaved', rev: 7, savedAt: at, serverNow: at, deadline });
    expect(await stored()).toMatchObject({
      rev: 7,
      sheet: { flagged: [second], answers: [{ questionId: sitting.questionIds[0], labels: ['B'] }] },
    });
  });

  it('takes an answer back when the newer sheet does not hold it', async () => {
    await sitting.save(sitting.sheet(1, ['A']));
    expect(await sitting.save(sitting.sheet(2, ['A'], 1))).toBe('SheetSaved');
    expect((await stored())?.sheet.answers).toHaveLength(1);
  });

  it('acknowledges the same revision again when the content is the same, whatever its order', async () => {
    const input = sitting.sheet(1, ['A']);
    expect(await sitting.save(input)).toBe('SheetSaved');
    expect(await sitting.save({ ...input, answers: input.answers.toReversed() })).toBe('SheetSaved');
  });

  it('refuses other content under the same revision', async () => {
    await sitting.save(sitting.sheet(1, ['A']));
    expect(await sitting.save(sitting.sheet(1, ['B']))).toBe('CONFLICTING_SHEET');
    expect((await stored())?.sheet.answers[0]?.labels).toEqual(['A']);
  });

  it('refuses an older sheet that was overtaken on its way', async () => {
    await sitting.save(sitting.sheet(5, ['A']));
    expect(await sitting.save(sitting.sheet(4, ['B']))).toBe('STALE_SHEET');
    expect(await stored()).toMatchObject({ rev: 5, sheet: { answers: [{ labels: ['A'] }, {}, {}] } });
  });

  it('locks the window that another one took over from', async () => {
    await sitting.save(sitting.sheet(1, ['A']));
    const other = await Sitting.begin(sitting.client, examId);
    expect(await sitting.save(sitting.sheet(2, ['B']))).toBe('SUPERSEDED');
    expect(outcomeOf(await sitting.submit(sitting.sheet(2, ['B'])))).toBe('SUPERSEDED');
    expect(await other.save(other.sheet(2, ['C']))).toBe('SheetSaved');
  });

  it('counts what was under way at the deadline for ten seconds, and nothing later', async () => {
    test.clock.advance(609);
    expect(await sitting.save(sitting.sheet(1, ['A']))).toBe('SheetSaved');
    test.clock.advance(2);
    expect(await sitting.save(sitting.sheet(2, ['B']))).toBe('TOO_LATE');
    expect((await stored())?.sheet.answers[0]?.labels).toEqual(['A']);
  });

  it('refuses a sheet that was handed in, and its answers stand', async () => {
    await sitting.submit(sitting.sheet(1, ['A']));
    expect(await sitting.save(sitting.sheet(2, ['B']))).toBe('ALREADY_SUBMITTED');
    expect((await stored())?.sheet.answers[0]?.labels).toEqual(['A']);
  });

  it("does not say whether somebody else's attempt exists", async () => {
    const { sitting: other } = await beginSitting(test);
    const strange = { ...sitting.sheet(1, ['A']), attemptId: other.attemptId };
    const nowhere = { ...strange, attemptId: randomUUID() };
    const [one, two] = [strange, nowhere].map((input) => sitting.client.run(SAVE_SHEET, { input }));
    expect(await one).toEqual(await two);
    expect(await one).toMatchObject({
      saveSheet: { code: 'ATTEMPT_NOT_FOUND', message: '未找到该答卷，或不属于您。' },
    });
    expect(outcomeOf(await sitting.submit(strange))).toBe('ATTEMPT_NOT_FOUND');
    expect(await stored(other)).toMatchObject({ rev: 0 });
    const { viewer } = await sitting.client.run(MY_ATTEMPT, { id: other.attemptId });
    expect(viewer?.attempt).toBeNull();
  });

  it('does not lose a sheet to half an emoji in one text', async () => {
    expect(await sitting.save(sitting.sheetOf(1, answer({ texts: ['查封\ud83d'] })))).toBe('SheetSaved');
    expect((await stored())?.sheet.answers[0]?.texts).toEqual(['查封\ufffd']);
  });

  it.each<[string, () => AnswerInput[]]>([
    ['one question twice', () => [...answer({}), ...answer({})]],
    ['more options than a question has', () => answer({ labels: Array.from({ length: 21 }, () => 'A') })],
  ])('refuses a sheet with %s', async (_, answers) => {
    await sitting.save(sitting.sheet(1, ['A']));
    expect(await sitting.save(sitting.sheetOf(2, answers()))).toBe('SHEET_INVALID');
    expect(await stored()).toMatchObject({ rev: 1 });
  });
});
