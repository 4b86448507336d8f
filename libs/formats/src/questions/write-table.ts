import { stringify } from 'csv-stringify/sync';
import {
  printCitation,
  parseCitations,
  type LawCatalogue,
  type PartKey,
  type QuestionDraft,
} from '@whetstone/domain';
import { flattenQuestion } from './flatten-html';
import { keyText, pointsText, weightsText } from './key-text';
import { mark, marksOf } from './marked-text';
import { optionLabels } from './question-headings';
import { cognitionNameOf, difficultyNameOf, typeNameOf } from './question-words';

type Row = Readonly<Record<string, string>>;

/** The columns every file of ours has; others are added where a question needs them. */
export const usualColumns: readonly string[] = [
  ...['题型', '题干', '选项A', '选项B', '选项C', '选项D', '选项E', '选项F', '答案', '解析', '难度', '认知'],
  ...['分值', '知识点', '法条', '适用日期', '案例', '材料'],
];

/** Citations so that they are read as the same places of the same editions on the question's day. */
export function citationText(
  { citations, referenceDate }: Pick<QuestionDraft, 'citations' | 'referenceDate'>,
  catalogue: LawCatalogue,
): string {
  return citations
    .map((citation) => {
      const plain = printCitation(citation, catalogue);
      const [read] = parseCitations(plain, catalogue, referenceDate, referenceDate).citations;
      const isPlain = read?.editionSlug === citation.editionSlug;
      return isPlain ? plain : printCitation(citation, catalogue, { withEdition: true });
    })
    .join('；');
}

export function topicText(path: readonly string[]): string {
  return path.map((topic) => mark(topic, marksOf.path)).join('/');
}

export function tagsText(tags: readonly string[]): string {
  return tags.map((tag) => mark(tag, marksOf.tags)).join('；');
}

type Asked = Pick<QuestionDraft, 'type' | 'stem' | 'options' | 'explanation' | 'pointsHundredths'>;

function askedCells({ type, stem, options, explanation, pointsHundredths }: Asked, key: PartKey | null): Row {
  return {
    题型: typeNameOf(type),
    题干: stem,
    ...Object.fromEntries(options.map(({ label, text }) => [`选项${label}`, text])),
    答案: key ? keyText(key) : '',
    选项权重: key ? weightsText(key) : '',
    解析: explanation,
    分值: key ? pointsText(pointsHundredths) : '',
  };
}

function wholeCells(draft: QuestionDraft, catalogue: LawCatalogue): Row {
  return {
    难度: difficultyNameOf(draft.difficulty),
    认知: draft.cognition ? cognitionNameOf(draft.cognition) : '',
    知识点: topicText(draft.topicPath),
    法条: citationText(draft, catalogue),
    适用日期: draft.referenceDate,
    来源: draft.source,
    标签: tagsText(draft.tags),
  };
}

/** A case has a row of its own only where it has an explanation of its own. */
function caseRows(draft: QuestionDraft, number: number, catalogue: LawCatalogue): Row[] {
  const keys = draft.key.kind === 'case' ? draft.key.parts : [];
  const whole = { ...wholeCells(draft, catalogue), 材料: draft.stem };
  const name = { 案例: `案例${number}` };
  const parts = draft.parts.map((part, index) => ({ ...askedCells(part, keys[index] ?? null), ...name }));
  const [first, ...rest] = parts;
  if (draft.explanation !== '' || !first) {
    const head = { ...askedCells({ ...draft, stem: '', options: [] }, null), ...whole, ...name };
    return [head, ...parts];
  }
  return [{ ...first, ...whole }, ...rest];
}

function rowsOf(draft: QuestionDraft, index: number, catalogue: LawCatalogue): Row[] {
  if (draft.key.kind === 'case') return caseRows(draft, index + 1, catalogue);
  return [{ ...askedCells(draft, draft.key), ...wholeCells(draft, catalogue) }];
}

function columnsOf(rows: readonly Row[]): string[] {
  const used = (name: string) => rows.some((row) => (row[name] ?? '') !== '');
  const more = optionLabels
    .slice(6)
    .map((label) => `选项${label}`)
    .filter(used);
  const columns = usualColumns.flatMap((name) => (name === '答案' ? [...more, name] : [name]));
  return [...columns, ...['选项权重', '来源', '标签'].filter(used)];
}

/** The questions as one table, headings first: a row a question, a row a sub-question of a case. */
export function questionTable(questions: readonly QuestionDraft[], catalogue: LawCatalogue): string[][] {
  const rows = questions.flatMap((draft, index) => rowsOf(flattenQuestion(draft), index, catalogue));
  const columns = columnsOf(rows);
  return [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))];
}

/** What a spreadsheet program would take for a formula, or for a figure it may round. */
const looksComputed = /^'*(?:[=+\-@＝＋－＠]|\d(?:\.\d+)?E\+\d+$)/i;

/** Such a cell gets an apostrophe before it, which the reader takes away again. */
function safeCell(text: string): string {
  return looksComputed.test(text) ? `'${text}` : text;
}

/** With a byte order mark, without which Chinese Excel reads UTF-8 as GBK. */
export function writeCsv(table: readonly (readonly string[])[]): Uint8Array {
  const text = stringify(
    table.map((row) => row.map(safeCell)),
    { bom: true, record_delimiter: '\r\n' },
  );
  return new TextEncoder().encode(text);
}

/** _x0041_ is Excel's way to write A; a text that happens to look like it is written with its first character so. */
function escapeControls(text: string): string {
  return text.replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_');
}

/** Every cell is text: nothing in it is ever computed, nor a date or a figure made of it. */
export async function writeXlsx(
  table: readonly (readonly string[])[],
  sheetName: string,
): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  const [headings = []] = table;
  sheet.columns = headings.map((heading) => ({
    header: heading,
    width: Math.max(12, heading.length * 4),
    style: { numFmt: '@' },
  }));
  for (const row of table.slice(1)) sheet.addRow(row.map(escapeControls));
  sheet.getRow(1).font = { bold: true };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
