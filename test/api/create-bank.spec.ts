import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/api-client';
import { CREATE_BANK } from '../support/operations';
import { outcomeOf } from '../support/outcome';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

describe('creating a question bank', () => {
  let test: TestApp;
  let author: ApiClient;
  beforeAll(async () => {
    test = await startTestApp();
    author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
  });
  afterAll(() => test.close());

  const create = async (name: string, regionCode = BAYANNUR) =>
    (await author.run(CREATE_BANK, { input: { name, regionCode } })).createBank;

  it('gives the region an empty bank, its name without surrounding spaces', async () => {
    expect(await create('  水污染防治  ')).toEqual({
      ...{ __typename: 'Bank', id: expect.any(String), name: '水污染防治', questionCount: 0 },
      region: { code: BAYANNUR },
    });
  });

  it('is possible for every region below the author’s own', async () => {
    expect(outcomeOf(await create('临河区题库', LINHE))).toBe('Bank');
  });

  it('refuses a bank without a name', async () => {
    expect(await create('   ')).toMatchObject({ code: 'NAME_MISSING', message: '请填写名称。' });
  });

  it('refuses a name the region has already, but not one another region has', async () => {
    await create('大气污染防治');
    expect(await create('大气污染防治')).toMatchObject({
      code: 'BANK_NAME_TAKEN',
      message: '该区划下已有同名题库：大气污染防治。',
    });
    expect(outcomeOf(await create('大气污染防治', LINHE))).toBe('Bank');
  });

  it('makes one bank of two clicks at once', async () => {
    const outcomes = await Promise.all([create('土壤污染防治'), create('土壤污染防治')]);
    expect(outcomes.map(outcomeOf).toSorted()).toEqual(['BANK_NAME_TAKEN', 'Bank']);
  });

  it.each([
    [BAOTOU, '内蒙古自治区 · 包头市'],
    [INNER_MONGOLIA, '内蒙古自治区'],
    [999999, '999999'],
  ])('refuses the region %d, which is beside or above the author’s own or nowhere', async (code, region) => {
    expect(await create('别处的题库', code)).toMatchObject({
      code: 'REGION_NOT_YOURS',
      message: `该行政区划不在您的权限范围内：${region}。`,
    });
  });
});
