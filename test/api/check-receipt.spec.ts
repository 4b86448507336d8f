import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../gql';
import { VOID_ATTEMPT } from '../support/invigilation-operations';
import { accepted, outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, LINHE, WUYUAN, type SeededOfficer } from '../support/seed';
import { beginSitting, type Sitting } from '../support/sitting';
import { startTestApp, type TestApp } from '../support/test-app';

const CHECK_RECEIPT = graphql(`
  query CheckReceiptOf($examId: ID!, $code: String!) {
    checkReceipt(examId: $examId, code: $code) {
      __typename
      ... on GivenReceipt {
        attemptId
        number
        state
        officerName
        submittedAt
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

describe('a receipt that somebody shows', () => {
  let test: TestApp;
  let officer: SeededOfficer;
  let sitting: Sitting;
  let examId: string;
  let code: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.set('2026-11-18T12:00:00+08:00');
    ({ officer, sitting, examId } = await beginSitting(test));
    code = accepted(await sitting.submit(sitting.sheet(1, ['A']))).result?.receiptCode ?? '';
  });
  afterAll(() => test.close());

  const check = async (typed: string, region = BAYANNUR, exam = examId, language: 'zh' | 'en' = 'zh') => {
    const client = await test.signedIn(await test.seed.someone('training_manager', region), language);
    return (await client.run(CHECK_RECEIPT, { examId: exam, code: typed })).checkReceipt;
  };

  it('and that was given is told with whose it is and when, however it is typed', async () => {
    const given = {
      ...{ __typename: 'GivenReceipt', attemptId: sitting.attemptId, number: 1, state: 'SUBMITTED' },
      ...{ officerName: officer.name, submittedAt: '2026-11-18T04:00:00.000Z' },
    };
    expect(await check(code)).toEqual(given);
    expect(await check(` ${code.replace('-', '').toLowerCase()} `, LINHE)).toEqual(given);
  });

  it.each([
    ['of the right form', 'AAAAA-BBBBB'],
    ['with a letter no receipt has', '00000-11111'],
    ['that is none at all', "' OR ''='"],
    ['that is empty', ''],
  ])('and was forged is refused by a sentence of its own: one %s', async (_, forged) => {
    expect(await check(forged)).toEqual({
      ...{ __typename: 'Refused', code: 'RECEIPT_UNKNOWN' },
      message: `本场考试没有这份回执，或其答卷不在您的权限范围内：“${forged}”。回执由 10 位字母和数字组成，请核对后再查。`,
    });
    expect(await check(forged, BAYANNUR, examId, 'en')).toMatchObject({
      message: expect.stringMatching(/^This exam gave no such receipt/),
    });
  });

  it('and is of another exam, or of another region, is none either', async () => {
    const other = await beginSitting(test);
    expect(outcomeOf(await check(code, BAYANNUR, other.examId))).toBe('RECEIPT_UNKNOWN');
    for (const region of [BAOTOU, WUYUAN])
      expect(outcomeOf(await check(code, region))).toBe('RECEIPT_UNKNOWN');
  });

  it('and is of an attempt that was made void says so', async () => {
    const manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    const input = { attemptId: sitting.attemptId, reason: '替考', isUsedUp: true };
    accepted((await manager.run(VOID_ATTEMPT, { input })).voidAttempt);
    expect(await check(code)).toMatchObject({ __typename: 'GivenReceipt', state: 'VOIDED' });
  });
});
