import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BlueprintContentInput, SaveBlueprintInput } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import {
  BLUEPRINTS,
  cellInput,
  CHECK_BLUEPRINT,
  contentInput,
  DRAW_FORMS,
  SAVE_BLUEPRINT,
  sectionInput,
} from '../support/blueprint-operations';
import { CREATE_BANK } from '../support/operations';
import { accepted, outcomeOf } from '../support/outcome';
import { questionContent, SAVE_QUESTION } from '../support/question-operations';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

describe('blueprints', () => {
  let test: TestApp;
  let manager: ApiClient;
  let bankId: string;
  let builtIn: string;
  let count = 0;
  beforeAll(async () => {
    test = await startTestApp();
    manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    builtIn = await test.seed.builtInBank();
    bankId = await fillBank(12);
  });
  afterAll(() => test.close());

  /** A bank of single-choice questions on 查封扣押/期限, all of them signed off. */
  async function fillBank(size: number): Promise<string> {
    const author = await test.signedIn(await test.seed.someone('author', BAYANNUR));
    const input = { name: `题库${(count += 1)}`, regionCode: BAYANNUR };
    const { id } = accepted((await author.run(CREATE_BANK, { input })).createBank);
    for (let number = 1; number <= size; number += 1)
      accepted(
        (
          await author.run(SAVE_QUESTION, {
            input: { bankId: id, content: questionContent(number, { citations: '查封扣押办法15条' }) },
          })
        ).saveQuestion,
      );
    await test.seed.publishAll(id);
    return id;
  }

  const saveAs = async (client: ApiClient, change: Partial<SaveBlueprintInput> = {}) => {
    const input = {
      id: null,
      version: 0,
      regionCode: BAYANNUR,
      name: `方案${(count += 1)}`,
      content: contentInput(bankId),
    };
    return (await client.run(SAVE_BLUEPRINT, { input: { ...input, ...change } })).saveBlueprint;
  };
  const save = (change: Partial<SaveBlueprintInput> = {}) => saveAs(manager, change);
  const check = async (content: BlueprintContentInput) =>
    (await manager.run(CHECK_BLUEPRINT, { content })).checkBlueprint;
  const draw = async (content: BlueprintContentInput) =>
    (await manager.run(DRAW_FORMS, { content })).drawForms;
  const drawn = async (content: BlueprintContentInput) => accepted(await draw(content));
  const idsOf = (report: Awaited<ReturnType<typeof drawn>>) =>
    report.forms.map(({ sections }) => sections.flat().map(({ id }) => id));

  it('are kept as they were written, and found in their region', async () => {
    const content = contentInput(bankId, {
      ...{ totalPoints: 32, lawOn: '2026-11-01' },
      sections: [
        sectionInput(),
        sectionInput({
          ...{ type: 'MULTIPLE', pointsEach: 3, scoring: { kind: 'FIXED_FOR_SUBSET', subsetPoints: 0.5 } },
          cells: [cellInput({ topic: '查封扣押', difficulty: 3, cognition: 'APPLY' })],
        }),
      ],
      limits: { formCount: 3, overlapRatio: 0.25, formsPerQuestion: 2, mostExposures: 5 },
    });
    const saved = accepted(await save({ name: '  季度考试 ', content }));
    expect(saved).toMatchObject({
      ...{ name: '季度考试', version: 1, seed: '第一次', totalPoints: 32, lawOn: '2026-11-01' },
      ...{ region: { code: BAYANNUR }, banks: [{ id: bankId }], limits: content.limits },
      sections: content.sections.map(({ questionIds: _, ...section }) => ({
        ...section,
        scoring: { subsetPoints: null, ...section.scoring },
        questions: [],
      })),
    });
    expect((await manager.run(BLUEPRINTS, {})).blueprints.nodes[0]).toMatchObject({ id: saved.id });
  });

  it('are saved as version after version, and the one who is outrun is told', async () => {
    const { id, name } = accepted(await save());
    const content = contentInput(bankId, { seed: '第二次' });
    expect(accepted(await save({ id, name, version: 1, content }))).toMatchObject({
      version: 2,
      seed: '第二次',
    });
    expect(await save({ id, name, version: 1 })).toMatchObject({ code: 'BLUEPRINT_OUTRUN' });
    const seeds = await test.database.query<{ seed: string }[]>(
      `SELECT content->>'seed' AS seed FROM blueprint_versions WHERE blueprint_id = $1 ORDER BY number`,
      [id],
    );
    expect(seeds).toEqual([{ seed: '第一次' }, { seed: '第二次' }]);
  });

  it('of a moment ago are never changed', async () => {
    const { id } = accepted(await save());
    await expect(
      test.database.query(`UPDATE blueprint_versions SET content = '{}' WHERE blueprint_id = $1`, [id]),
    ).rejects.toThrow('never changed');
  });

  it('are kept unfinished too, but not when they say what no paper can be', async () => {
    const begun = contentInput(bankId, { sections: [sectionInput({ cells: [] })] });
    expect(outcomeOf(await save({ content: begun }))).toBe('Blueprint');
    const wrong = contentInput(bankId, { sections: [sectionInput({ pointsEach: 0 })] });
    expect(await save({ content: wrong })).toMatchObject({
      code: 'BLUEPRINT_POINTS',
      message: '第 1 大题的每题分值须大于零。',
    });
  });

  it.each<[string, Partial<SaveBlueprintInput>, string]>([
    ['without a name', { name: ' ' }, 'NAME_MISSING'],
    ['for a region beside', { regionCode: BAOTOU }, 'REGION_NOT_YOURS'],
    ['for a region above', { regionCode: INNER_MONGOLIA }, 'REGION_NOT_YOURS'],
    ['that is not there', { id: '00000000-0000-4000-8000-000000000000' }, 'NOT_FOUND'],
  ])('are refused %s', async (_, change, code) => expect(await save(change)).toMatchObject({ code }));

  it('are refused when a bank is not there, or none is chosen', async () => {
    const nowhere = contentInput('00000000-0000-4000-8000-000000000000');
    expect(await save({ content: nowhere })).toMatchObject({ code: 'BANK_NOT_FOUND' });
    expect(await save({ content: contentInput(bankId, { bankIds: [] }) })).toMatchObject({
      code: 'BANKS_MISSING',
    });
  });

  it('have one name in a region', async () => {
    accepted(await save({ name: '年度考试' }));
    expect(await save({ name: '年度考试' })).toMatchObject({ code: 'BLUEPRINT_NAME_TAKEN' });
    expect(outcomeOf(await save({ name: '年度考试', regionCode: LINHE }))).toBe('Blueprint');
    const { id } = accepted(await save());
    expect(await save({ id, version: 1, name: '年度考试' })).toMatchObject({ code: 'BLUEPRINT_NAME_TAKEN' });
  });

  it('are not another region’s to read or to write', async () => {
    const { id } = accepted(await save());
    const beside = await test.signedIn(await test.seed.someone('training_manager', BAOTOU));
    expect(await saveAs(beside, { id, version: 1 })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await beside.run(BLUEPRINTS, {})).blueprints.totalCount).toBe(0);
  });

  it('tell what is asked, what is usable, and why the rest is not', async () => {
    const own = await fillBank(10);
    await test.database.query(
      `UPDATE questions SET needs_review = true WHERE id IN (SELECT id FROM questions WHERE bank_id = $1 LIMIT 3)`,
      [own],
    );
    const content = contentInput(own, {
      totalPoints: 50,
      sections: [sectionInput({ cells: [cellInput({ count: 10 })] })],
    });
    expect(await check(content)).toEqual({
      ...{ questionCount: 10, points: 50, refusal: null },
      cells: [
        {
          ...{ section: 1, cell: 1, asked: 10, usable: 7, filled: 7 },
          unusable: [{ reason: 'NEEDS_REVIEW', count: 3 }],
        },
      ],
    });
    expect(await draw(content)).toMatchObject({
      code: 'BLUEPRINT_CELL_SHORT',
      message: '题库不足：第 1 大题第 1 格要 10 题，可用 7 题。',
    });
  });

  it('leave out questions whose law was not in force on the day the paper asks about', async () => {
    // 查封扣押办法, which they cite, is law from 2015 on.
    const cells = async (lawOn: string | null) => (await check(contentInput(bankId, { lawOn }))).cells[0];
    expect(await cells('2014-12-31')).toMatchObject({
      usable: 0,
      unusable: [{ reason: 'LAW_NOT_IN_FORCE', count: 12 }],
    });
    expect(await cells('2015-01-01')).toMatchObject({ usable: 12, unusable: [] });
  });

  it('leave out what stood on the papers of too many exams', async () => {
    const own = await fillBank(5);
    for (let sat = 0; sat < 2; sat += 1) {
      const { exam } = await test.seed.openExam();
      await test.database.query(
        `INSERT INTO question_statistics (exam_id, revision_id, paper_count, right_count)
         SELECT $1, current_revision_id, 40, 10 FROM questions WHERE bank_id = $2 ORDER BY id LIMIT $3`,
        [exam.id, own, sat + 1],
      );
    }
    const limits = { formCount: 1, overlapRatio: 0, formsPerQuestion: 1 };
    const cell = async (mostExposures: number | null) =>
      (await check(contentInput(own, { limits: { ...limits, mostExposures } }))).cells[0];
    expect(await cell(null)).toMatchObject({ usable: 5 });
    expect(await cell(2)).toMatchObject({ usable: 4, unusable: [{ reason: 'EXPOSED', count: 1 }] });
    expect(await cell(1)).toMatchObject({ usable: 3, unusable: [{ reason: 'EXPOSED', count: 2 }] });
    const { forms } = await drawn(
      contentInput(own, { totalPoints: 25, sections: [sectionInput({ cells: [cellInput({ count: 5 })] })] }),
    );
    expect(forms[0]).toMatchObject({ questionCount: 5, measuredCount: 2 });
  });

  it('that sum to 99 are refused with the sum', async () => {
    const sections = [sectionInput({ pointsEach: 9.9, cells: [cellInput({ count: 10 })] })];
    const content = contentInput(bankId, { totalPoints: 100, sections });
    expect(await check(content)).toMatchObject({
      points: 99,
      refusal: { code: 'BLUEPRINT_SUM', message: '各大题合计 99 分，与总分 100 分不符。' },
    });
    expect(await draw(content)).toMatchObject({ code: 'BLUEPRINT_SUM' });
    const english = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR), 'en');
    expect((await english.run(CHECK_BLUEPRINT, { content })).checkBlueprint.refusal?.message).toBe(
      'The sections sum to 99 points, not to the 100 the paper is meant to be worth.',
    );
  });

  it('draw the same forms again for the same seed, and others for another', async () => {
    const limits = { formCount: 3, overlapRatio: 0, formsPerQuestion: 1, mostExposures: null };
    const content = contentInput(builtIn, { limits });
    const first = await drawn(content);
    expect(idsOf(await drawn(content))).toEqual(idsOf(first));
    expect(idsOf(await drawn({ ...content, seed: '另一次' }))).not.toEqual(idsOf(first));
    expect(first.overlaps).toEqual([
      { form: 1, other: 2, shared: 0 },
      { form: 1, other: 3, shared: 0 },
      { form: 2, other: 3, shared: 0 },
    ]);
    expect(first.forms.map(({ measuredCount, questionCount }) => [measuredCount, questionCount])).toEqual([
      [0, 4],
      [0, 4],
      [0, 4],
    ]);
    const means = first.forms.map(({ expectedMean }) => expectedMean);
    expect(Math.max(...means) - Math.min(...means)).toBeLessThanOrEqual(0.5);
    expect(first.forms[0]?.sections.flat().every(({ stemText }) => stemText.length > 5)).toBe(true);
  });

  it('refuse more forms than the bank has questions for', async () => {
    const limits = { formCount: 4, overlapRatio: 0, formsPerQuestion: 1, mostExposures: null };
    expect(await draw(contentInput(bankId, { limits }))).toMatchObject({ code: 'BLUEPRINT_FORMS_SHORT' });
  });

  it('draw from several banks at once', async () => {
    const sections = [sectionInput({ cells: [cellInput({ topic: '查封扣押/期限', count: 20 })] })];
    const content = contentInput(bankId, {
      bankIds: [bankId, await fillBank(9)],
      totalPoints: 100,
      sections,
    });
    expect((await check(content)).cells[0]).toMatchObject({ asked: 20, usable: 21, filled: 20 });
    expect((await drawn(content)).forms[0]?.questionCount).toBe(20);
  });

  it('hold questions picked by hand, and say which of them can no longer be used', async () => {
    const [first, second] = await test.database.query<{ id: string }[]>(
      `SELECT id FROM questions WHERE bank_id = $1 ORDER BY id LIMIT 2`,
      [bankId],
    );
    const questionIds = [second?.id ?? '', first?.id ?? ''];
    const content = contentInput(bankId, {
      totalPoints: 15,
      sections: [sectionInput({ questionIds, cells: [cellInput({ count: 1 })] })],
    });
    expect(idsOf(await drawn(content))[0]?.slice(0, 2)).toEqual(questionIds);
    const { id, name } = accepted(await save({ content }));
    await test.database.query(`UPDATE questions SET needs_review = true WHERE id = $1`, [first?.id]);
    const saved = accepted(await save({ id, name, version: 1, content }));
    expect(saved.sections[0]?.questions.map(({ unusable }) => unusable)).toEqual([null, 'NEEDS_REVIEW']);
    expect(await draw(content)).toMatchObject({
      code: 'BLUEPRINT_QUESTION_UNUSABLE',
      message: '第 1 大题手工选的题目中有 1 题不能使用，请更换。',
    });
    await test.database.query(`UPDATE questions SET needs_review = false WHERE id = $1`, [first?.id]);
  });

  it('do not make the server count to a billion', async () => {
    const sections = [sectionInput({ cells: [cellInput({ count: 1_000_000_000 })] })];
    expect((await check(contentInput(bankId, { sections }))).refusal).toMatchObject({
      code: 'BLUEPRINT_TOO_LONG',
    });
  });
});
