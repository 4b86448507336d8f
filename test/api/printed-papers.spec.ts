import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mammoth from 'mammoth';
import { readPdf } from '../../libs/formats/src/print/read-pdf.example';
import type { ApiClient } from '../support/api-client';
import { contentInput, SAVE_BLUEPRINT, sectionInput } from '../support/blueprint-operations';
import { examInput, SET_EXAM } from '../support/exam-operations';
import { accepted } from '../support/outcome';
import { BAOTOU, BAYANNUR, INNER_MONGOLIA, LINHE } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

interface FrozenQuestion {
  readonly number: number;
  readonly stem: string;
  readonly type: string;
  readonly options: readonly { readonly label: string; readonly text: string }[];
}

interface StoredKey {
  readonly key: { readonly labels?: readonly string[]; readonly isTrue?: boolean };
}

const squeezed = (text: string) => text.replace(/\s/g, '');

describe('an exam on paper', () => {
  let test: TestApp;
  let manager: ApiClient;
  let examId: string;
  beforeAll(async () => {
    test = await startTestApp();
    test.clock.set('2026-11-18T12:00:00+08:00');
    manager = await test.signedIn(await test.seed.someone('training_manager', BAYANNUR));
    await test.seed.officer({ regionCode: LINHE });
    const content = contentInput(await test.seed.builtInBank(), {
      limits: { formCount: 2, overlapRatio: 1, formsPerQuestion: 2, mostExposures: null },
      sections: [
        sectionInput({ type: 'SINGLE', pointsEach: 2 }),
        sectionInput({ type: 'MULTIPLE', pointsEach: 3, scoring: { kind: 'HALF_FOR_SUBSET' } }),
        sectionInput({ type: 'TRUE_FALSE', pointsEach: 1 }),
      ],
    });
    const sum = content.sections.reduce(
      (all, { pointsEach, cells }) => all + pointsEach * cells.reduce((count, cell) => count + cell.count, 0),
      0,
    );
    const input = {
      id: null,
      version: 0,
      regionCode: BAYANNUR,
      name: '纸质卷',
      content: { ...content, totalPoints: sum },
    };
    const blueprint = accepted((await manager.run(SAVE_BLUEPRINT, { input })).saveBlueprint);
    const set = { title: '年度考核/笔试', passPoints: 1, shuffleOptions: true };
    examId = accepted((await manager.run(SET_EXAM, { input: examInput(blueprint.id, set) })).setExam).id;
  });
  afterAll(() => test.close());

  const get = (who: ApiClient, file: string, form = '1') =>
    who.get(`/files/exams/${examId}/forms/${form}/${file}`);
  const wordText = async (bytes: Buffer) => squeezed((await mammoth.extractRawText({ buffer: bytes })).value);
  async function frozen(form = 1): Promise<readonly FrozenQuestion[]> {
    const [paper] = await test.database.query<{ content: { questions: FrozenQuestion[] }[] }[]>(
      `SELECT content FROM papers WHERE exam_id = $1 AND form = $2`,
      [examId, form],
    );
    return paper?.content.flatMap(({ questions }) => questions) ?? [];
  }
  async function keys(): Promise<readonly StoredKey[]> {
    const [row] = await test.database.query<{ keys: StoredKey[] }[]>(
      `SELECT k.keys FROM paper_keys k JOIN papers p ON p.id = k.paper_id WHERE p.exam_id = $1 AND p.form = 1`,
      [examId],
    );
    return row?.keys ?? [];
  }

  it.each(['1', '2'])(
    'form %s holds its questions and options in the order they were frozen in',
    async (form) => {
      const questions = await frozen(Number(form));
      expect(questions.length).toBeGreaterThan(2);
      const pdf = await get(manager, 'paper.pdf', form);
      const word = await get(manager, 'paper.docx', form);
      const page = await get(manager, 'paper.html', form);
      expect([pdf, word, page].map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
      const texts = [
        squeezed(readPdf(pdf.rawPayload)),
        await wordText(word.rawPayload),
        squeezed(page.body.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"')),
      ];
      for (const text of texts) {
        let from = 0;
        for (const { number, stem, options } of questions)
          for (const piece of [
            `${number}.${stem}`,
            ...options.map(({ label, text: said }) => `${label}.${said}`),
          ]) {
            const at = text.indexOf(squeezed(piece), from);
            expect({ piece, isFound: at >= 0 }).toEqual({ piece, isFound: true });
            from = at;
          }
        expect(text).toContain('全部选对得3分，少选得2分，多选、错选、不选不得分。');
        expect(text).toContain(form === '1' ? '试卷（A卷）' : '试卷（B卷）');
      }
    },
  );

  it('has a key that is the one that was frozen, with its points, its basis and its explanation', async () => {
    const answers = (await keys()).map(({ key }) => key.labels?.join('') ?? (key.isTrue ? '正确' : '错误'));
    const word = await mammoth.convertToHtml({ buffer: (await get(manager, 'key.docx')).rawPayload });
    const rows = [
      ...word.value.matchAll(/<tr><td><p>(\d+)<\/p><\/td><td><p><strong>([^<]*)<\/strong><\/p>(.*?)<\/td>/g),
    ];
    expect(rows.map(([, number, answer]) => [Number(number), answer])).toEqual(
      answers.map((answer, at) => [at + 1, answer]),
    );
    for (const [, , , notes] of rows) expect(notes).toMatch(/依据：《.+》第.+条.*解析：/);
    const pdf = squeezed(readPdf((await get(manager, 'key.pdf')).rawPayload));
    answers.forEach((answer, at) => expect(pdf).toContain(`${at + 1}.${answer}`));
    expect(pdf).toContain('参考答案及评分标准（A卷）');
  });

  it('has an answer sheet without a word of a question', async () => {
    const text = squeezed(readPdf((await get(manager, 'answer-sheet.pdf')).rawPayload));
    const [first] = await frozen();
    expect(text).toContain('答题卡（A卷）');
    expect(text).toContain('1.ABCD');
    expect(text).not.toContain(squeezed(first?.stem ?? '-').slice(0, 10));
  });

  it('is kept under its name in Chinese, and speaks English where it is asked to', async () => {
    const { headers } = await get(manager, 'paper.docx');
    const name = encodeURIComponent('年度考核-笔试 试卷（A卷）.docx');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="_-_ _A_.docx"; filename*=UTF-8''${name}`,
    );
    expect(headers['cache-control']).toBe('private, no-store');
    const page = await get(manager, 'key.html?language=en');
    expect(page.headers['content-disposition']).toBeUndefined();
    expect(page.body).toContain('Key (form A)');
  });

  it('is for who may publish the exam, whichever of the three it is; for anybody else there is none', async () => {
    const files = ['paper.pdf', 'answer-sheet.html', 'key.docx', 'key.html'];
    const statuses = async (who: ApiClient) =>
      Promise.all(files.map(async (file) => (await get(who, file)).statusCode));
    const of = async (role: Parameters<typeof test.seed.someone>[0], region: number) =>
      test.signedIn(await test.seed.someone(role, region));
    expect(await statuses(manager)).toEqual([200, 200, 200, 200]);
    expect(await statuses(await of('training_manager', INNER_MONGOLIA))).toEqual([200, 200, 200, 200]);
    const none = [404, 404, 404, 404];
    for (const role of ['author', 'reviewer', 'auditor', 'leader'] as const)
      expect(await statuses(await of(role, BAYANNUR))).toEqual(none);
    for (const region of [BAOTOU, LINHE])
      expect(await statuses(await of('training_manager', region))).toEqual(none);
    expect(await statuses(await test.signedIn(await test.seed.officer({ regionCode: LINHE })))).toEqual(none);
    expect(await statuses(test.client())).toEqual([401, 401, 401, 401]);
  });

  it.each(['paper.exe', 'paper', 'key.pdf.html', '..%2fkey.pdf', 'exam.pdf'])(
    'there is no file %s',
    async (file) => {
      expect((await get(manager, file)).statusCode).toBe(404);
    },
  );

  it.each(['0', '3', '-1', '1e1', 'A'])('there is no form %s', async (form) => {
    expect((await get(manager, 'paper.pdf', form)).statusCode).toBe(404);
  });

  it('is written into the audit log each time, with what was taken', async () => {
    await test.database.query(`SELECT 1`);
    const taken = async () =>
      test.database.query<{ action: string; detail: object; subject_id: string; region_code: number }[]>(
        `SELECT action, detail, subject_id, region_code FROM audit_entries WHERE action LIKE 'printExam%' ORDER BY id`,
      );
    const before = await taken();
    await get(manager, 'key.pdf', '2');
    await get(manager, 'answer-sheet.docx');
    await get(manager, 'nothing.docx');
    const mine = { subject_id: examId, region_code: BAYANNUR };
    expect((await taken()).slice(before.length)).toEqual([
      { action: 'printExamKey', detail: { form: 'B', format: 'pdf' }, ...mine },
      { action: 'printExamAnswerSheet', detail: { form: 'A', format: 'docx' }, ...mine },
    ]);
  });
});
