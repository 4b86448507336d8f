import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildWorkbook } from '../../libs/formats/src/workbook/build-workbook.example';
import type { PreviewQuestionsMutation } from '../gql/graphql';
import type { ApiClient } from '../support/api-client';
import { COMMIT_QUESTIONS, CREATE_BANK, PREVIEW_QUESTIONS } from '../support/operations';
import { accepted } from '../support/outcome';
import { questionFile, questionLine } from '../support/question-file';
import { BAYANNUR } from '../support/seed';
import { startTestApp, type TestApp } from '../support/test-app';

type Preview = Extract<PreviewQuestionsMutation['previewQuestionImport'], { __typename: 'QuestionPreview' }>;

describe('what is wrong with a file of questions', () => {
  let test: TestApp;
  let author: ApiClient;
  let bankId: string;
  beforeAll(async () => {
    test = await startTestApp();
    author = await test.signedIn(await test.seed.someone('author', BAYANNUR), 'en');
    const input = { name: '题库', regionCode: BAYANNUR };
    bankId = accepted((await author.run(CREATE_BANK, { input })).createBank).id;
  });
  afterAll(() => test.close());

  async function upload(file: Uint8Array): Promise<string> {
    return String((await author.upload('/files/uploads', '试题.xlsx', file)).body['id']);
  }

  async function previewOf(file: Uint8Array): Promise<Preview> {
    const input = { uploadId: await upload(file), bankId };
    return accepted((await author.run(PREVIEW_QUESTIONS, { input })).previewQuestionImport);
  }

  describe('is told row by row', () => {
    let preview: Preview;
    beforeAll(async () => {
      const year = { referenceDate: '2020-05-01' };
      preview = await previewOf(
        await questionFile(
          questionLine(1),
          questionLine(2, { key: '' }),
          questionLine(3, { key: 'D' }),
          questionLine(4, { c: '３０ 日' }),
          questionLine(5, { citation: '环境保护法第七十五条', ...year }),
          questionLine(6, { citation: '《办公室茶水法》第三条' }),
          questionLine(7, { type: '连线' }),
          questionLine(8, { key: 'BC' }),
          questionLine(9, { stem: '' }),
          questionLine(10, { c: '', b: '' }),
          questionLine(1),
          questionLine(12, { citation: '环境保护法第六十三条' }),
        ),
      );
    });

    it.each([
      [
        3,
        '答案',
        'NO_KEY',
        'Row 3, column "答案": the question has no key (found ""); expected one such as "A".',
      ],
      [
        4,
        '答案',
        'KEY_NOT_AN_OPTION',
        'Row 4, column "答案": the key "D" is not one of the options; the options are A B C.',
      ],
      [
        5,
        '选项C',
        'EQUAL_OPTIONS',
        'Row 5, column "选项C": the options "B = C" say the same; expected different texts (B ≠ C).',
      ],
      [
        6,
        '法条',
        'CITATION_UNKNOWN_ARTICLE',
        'Row 6, column "法条": the cited article does not exist: "《中华人民共和国环境保护法》第七十五条"; the law has articles 1–70.',
      ],
      [7, '法条', 'CITATION_UNKNOWN_LAW', 'Row 7, column "法条": the library holds no law called'],
      [8, '题型', 'TYPE_NOT_SUPPORTED', 'Row 8, column "题型": questions of type "连线" are not supported'],
      [9, '答案', 'KEY_COUNT', 'Row 9, column "答案": the number of right options does not fit the type'],
      [10, '题干', 'REQUIRED', 'Row 10, column "题干": this value may not be empty'],
      [11, '选项A', 'TOO_FEW_OPTIONS', 'Row 11, column "选项A": there are 1 options; expected'],
    ])('row %d, column %s: %s', (row, field, code, sentence) => {
      const told = preview.faults.filter((fault) => fault.row === row);
      const message = expect.stringContaining(sentence);
      expect(told).toContainEqual(expect.objectContaining({ field, code, severity: 'ERROR', message }));
    });

    it('with a warning for a repeat and for law that has ended', () => {
      const warnings = preview.faults.filter(({ severity }) => severity === 'WARNING');
      expect(warnings.map(({ row, code }) => [row, code])).toEqual(
        expect.arrayContaining([
          [12, 'DUPLICATE_QUESTION'],
          [13, 'CITATION_NOT_IN_FORCE'],
        ]),
      );
    });

    it('and the question on ended law is dated by that law’s last day', () => {
      expect(preview.rows).toMatchObject([
        { row: 2, outcome: 'NEW', key: 'B' },
        { row: 13, citations: ['《中华人民共和国环境保护法》第六十三条'], referenceDate: '2026-08-14' },
      ]);
      expect(preview).toMatchObject({ totalCount: 12, newCount: 2, faultyCount: 9 });
    });
  });

  it('is told of the whole file when its columns are missing, and nothing can be imported', async () => {
    const file = await buildWorkbook({
      试题: [
        ['题型', '题干'],
        ['单选', '没有答案的题'],
      ],
    });
    const { faults, totalCount, faultyCount } = await previewOf(file);
    const sentence =
      'Row 1, column "答案": this column is missing. Headings found: 题型 | 题干; accepted names: 答案';
    expect([totalCount, faultyCount]).toEqual([0, 0]);
    expect(faults).toMatchObject([{ code: 'MISSING_COLUMN', message: expect.stringContaining(sentence) }]);
    const input = { uploadId: await upload(file), bankId, mode: 'GOOD_ONLY' as const };
    const { commitQuestionImport } = await author.run(COMMIT_QUESTIONS, { input });
    expect(commitQuestionImport).toMatchObject({
      code: 'FILE_FAULTY',
      message: expect.stringContaining(sentence),
    });
  });
});
