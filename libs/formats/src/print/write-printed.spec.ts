import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import mammoth from 'mammoth';
import { printAnswerSheet, printKey, printPaper, type PrintedDocument } from './printed-document';
import { exampleForm, exampleKeys } from './printed-form.example';
import { imagesOf } from './printed-image';
import { readPdf, readPdfLines, type ReadLine } from './read-pdf.example';
import { writePrintedDocx } from './write-printed-docx';
import { writePrintedHtml } from './write-printed-html';
import { writePrintedPdf } from './write-printed-pdf';

const form = exampleForm([
  { type: 'single', count: 3 },
  { type: 'multiple', count: 3, option: (number, label) => `${label}${number}` },
  { type: 'true_false', count: 2 },
  { type: 'fill_in', count: 2 },
]);
const keys = exampleKeys(form);

/** What is on the sheets, without the blanks that setting it brings about. */
const squeezed = (text: string) => text.replace(/\s/g, '');
const docxText = async (printed: PrintedDocument) => {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await writePrintedDocx(printed)) });
  return squeezed(value);
};
const pdfText = async (printed: PrintedDocument) => squeezed(readPdf(await writePrintedPdf(printed)));
const htmlText = async (printed: PrintedDocument) =>
  squeezed(
    writePrintedHtml(printed)
      .replace(/<style>[\s\S]*<\/style>|<[^>]*>/g, '')
      .replaceAll('&amp;', '&'),
  );

/** Everything the document says, in its order. */
function words({ title, subtitle, facts, fields, notice, sections }: PrintedDocument): string[] {
  const items = sections.flatMap(({ heading, rule, items: all }) => [
    heading,
    rule,
    ...all.flatMap((item) => {
      switch (item.kind) {
        case 'question': {
          const options = item.options.map(({ mark, blocks }) => `${mark}.${textOf(blocks)}`);
          return [item.label + textOf(item.stem), ...options];
        }
        case 'key':
          return [item.answer, ...item.notes];
        case 'boxes':
        case 'lines':
          return [item.label];
      }
    }),
  ]);
  return [title, subtitle, ...facts, ...fields, notice, ...items].map(squeezed);
}

function textOf(blocks: readonly { readonly kind: string }[]): string {
  return blocks
    .flatMap((block) => ('runs' in block ? (block.runs as { text: string }[]).map(({ text }) => text) : []))
    .join('');
}

describe.each([
  ['docx', docxText],
  ['pdf', pdfText],
  ['the page to print', htmlText],
])('read back from %s', (_name, read) => {
  it.each([
    ['the paper', printPaper(form, 'zh')],
    ['the answer sheet', printAnswerSheet(form, 'zh')],
    ['the key', printKey(form, keys, 'zh')],
    ['the paper in English', printPaper(form, 'en')],
  ])('%s says all it should, in its order', async (_document, printed) => {
    const text = await read(printed);
    let from = 0;
    for (const word of words(printed)) {
      const at = text.indexOf(word, from);
      expect({ word, isFound: at >= 0 }).toEqual({ word, isFound: true });
      from = at + word.length;
    }
  });

  it('a paper and a sheet hold nothing of the key', async () => {
    for (const printed of [printPaper(form, 'zh'), printAnswerSheet(form, 'zh')]) {
      const text = await read(printed);
      for (const secret of ['三十日', '《环境保护法》', '的解析']) expect(text).not.toContain(secret);
    }
  });
});

describe('a PDF', () => {
  const pagesOf = (lines: readonly ReadLine[]) => Math.max(...lines.map(({ page }) => page));

  it('of 300 questions tears none of them from its options, and counts its pages', async () => {
    const large = exampleForm([
      { type: 'single', count: 150, stem: (number) => `题${number}。`.repeat(1 + (number % 90)) },
      { type: 'multiple', count: 150 },
    ]);
    const lines = readPdfLines(await writePrintedPdf(printPaper(large, 'zh')));
    const pages = pagesOf(lines);
    expect(lines.filter(({ text }) => text === `第 ${pages} 页，共 ${pages} 页`)).toHaveLength(1);
    const body = lines.filter(({ top }) => top > 60 && top < 790);
    const pageOf = (start: string) => body.find(({ text }) => text.startsWith(start))?.page;
    let options = 0;
    for (let number = 1; number <= 300; number += 1) {
      const from = body.findIndex(({ text }) => text.startsWith(`${number}. `));
      const to = body.findIndex(({ text }, at) => at > from && text.startsWith(`${number + 1}. `));
      const own = body
        .slice(from, to < 0 ? undefined : to)
        .filter(({ text }) => !/^[一二]、|^全部|^选对/.test(text));
      expect({ number, pages: [...new Set(own.map(({ page }) => page))] }).toEqual({
        number,
        pages: [own[0]?.page],
      });
      options += own.filter(({ text }) => /^[A-D]\. /.test(text)).length;
    }
    expect(options).toBe(1_200);
    expect(pageOf('二、')).toBe(pageOf('151. '));
  });

  it('of a question of 2,000 characters keeps its last lines with the options', async () => {
    const long = exampleForm([
      { type: 'single', count: 3, stem: (number) => (number === 2 ? '污'.repeat(2_000) : `第${number}题`) },
    ]);
    const lines = readPdfLines(await writePrintedPdf(printPaper(long, 'zh')));
    const body = lines.filter(({ top }) => top > 60 && top < 790);
    const stem = body.filter(({ text }) => text.includes('污污'));
    expect(
      stem
        .map(({ text }) => text)
        .join('')
        .match(/污/g),
    ).toHaveLength(2_000);
    const options = body.slice(body.indexOf(stem.at(-1) as ReadLine) + 1).slice(0, 4);
    expect(options.map(({ text }) => text.slice(0, 2))).toEqual(['A.', 'B.', 'C.', 'D.']);
    const last = [...stem.slice(-2), ...options].map(({ page }) => page);
    expect(new Set(last).size).toBe(1);
  });

  it('of a question higher than a page goes on overleaf and loses no character', async () => {
    const long = exampleForm([{ type: 'single', count: 1, stem: () => '罚'.repeat(5_000) }]);
    const lines = readPdfLines(await writePrintedPdf(printPaper(long, 'zh')));
    expect(
      lines
        .map(({ text }) => text)
        .join('')
        .match(/罚/g),
    ).toHaveLength(5_000);
    expect(pagesOf(lines)).toBeGreaterThan(2);
    expect(Math.max(...lines.filter(({ text }) => text.includes('罚罚')).map(({ top }) => top))).toBeLessThan(
      800,
    );
  });

  it('of 300 questions lets others go first all the while', async () => {
    const large = printPaper(exampleForm([{ type: 'single', count: 300 }]), 'zh');
    let turns = 0;
    let isDone = false;
    const others = (async () => {
      for (; !isDone; turns += 1) await setImmediate();
    })();
    await writePrintedPdf(large);
    isDone = true;
    await others;
    expect(turns).toBeGreaterThan(300);
  });

  it('begins no line with a closing mark and ends none with an opening one', async () => {
    const stem = () => '应当在“三十日”内（自收到决定之日起），向县级以上人民政府申请；逾期的，'.repeat(20);
    const lines = readPdfLines(
      await writePrintedPdf(printPaper(exampleForm([{ type: 'single', count: 1, stem }]), 'zh')),
    );
    const set = lines.filter(({ text }) => text.includes('县级') || text.includes('三十日'));
    expect(set.length).toBeGreaterThan(10);
    for (const { text } of set) expect(text).not.toMatch(/^[，。；”）]|[“（]$/);
  });
});

describe('what is more than words', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAFCAIAAADzBuo/AAAAEklEQVR4nGNgYGD4jx8wjGhpALWlMc/1N4pdAAAAAElFTkSuQmCC',
    'base64',
  );
  const rich = exampleForm([{ type: 'single', count: 1 }]);
  const [section] = rich.sections;
  const [question] = section?.questions ?? [];
  if (!section || !question) throw new Error('No question');
  const stem =
    '<p>CO<sub>2</sub>见下图</p><p><img src="/media/images/a.png" alt="排口" /></p><table><tbody><tr><td>项目</td><td>限值</td></tr></tbody></table>';
  const printed = printPaper(
    { ...rich, sections: [{ ...section, questions: [{ ...question, stem, textFormat: 'html' }] }] },
    'zh',
  );

  it('is named once, so that its bytes can be fetched', () =>
    expect(imagesOf(printed)).toEqual(['/media/images/a.png']));

  it('stands in the files: pictures, tables, what is lowered', async () => {
    const images = new Map([['/media/images/a.png', png]]);
    const pdf = Buffer.from(await writePrintedPdf(printed, images)).toString('latin1');
    expect(pdf).toContain('/Subtype /Image');
    const docx = Buffer.from(await writePrintedDocx(printed, images));
    const { value } = await mammoth.convertToHtml({ buffer: docx });
    expect(value).toContain('CO<sub>2</sub>');
    expect(value).toContain('<img alt="排口" src="data:image/png;base64,');
    expect(value).toContain('<td><p>限值</p></td>');
  });

  it('is described in words where a picture cannot be printed', async () => {
    expect(readPdf(await writePrintedPdf(printed))).toContain('〔图：排口〕');
    expect(await docxText(printed)).toContain('〔图：排口〕');
  });
});
