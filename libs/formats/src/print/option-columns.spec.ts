import { describe, expect, it } from '@jest/globals';
import { boxColumns } from './option-columns';
import { printAnswerSheet } from './printed-document';
import { exampleForm } from './printed-form.example';
import { readPdfLines } from './read-pdf.example';
import { writePrintedPdf } from './write-printed-pdf';

describe('the boxes of an answer sheet', () => {
  it.each([
    [2, 4],
    [4, 4],
    [5, 3],
    [6, 3],
    [8, 2],
  ])('of %d options stand %d beside each other', (count, columns) => {
    const boxes = [{ marks: ['A'] }, { marks: Array.from({ length: count }, () => 'A') }];
    expect(boxColumns(boxes)).toBe(columns);
  });

  it('stand in one line also where there are six options', async () => {
    const form = exampleForm([{ type: 'multiple', count: 1 }]);
    const [section] = form.sections;
    const [question] = section?.questions ?? [];
    if (!section || !question) throw new Error('A question is needed');
    const options = [...'ABCDEF'].map((label) => ({ label, text: label }));
    const six = { ...form, sections: [{ ...section, questions: [{ ...question, options }] }] };
    const lines = readPdfLines(await writePrintedPdf(printAnswerSheet(six, 'zh')));
    expect(lines.map(({ text }) => text.replaceAll(/\s/g, ''))).toContainEqual(
      expect.stringMatching(/^(1\.)?ABCDEF$/),
    );
  });
});
