import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  findLaw,
  findRepeats,
  isAskable,
  normaliseOption,
  numbersIn,
  printCitation,
  runsOf,
  type Citation,
  type LawCatalogue,
} from '@whetstone/domain';
import {
  decodeText,
  parseQuestions,
  parseStatute,
  questionHeadings,
  readTable,
  type ParsedStatute,
  type QuestionRow,
  type StatuteArticle,
} from '@whetstone/formats';
import { sayFault } from '@whetstone/domain';

/** A question of the built-in bank, by the file and row it stands in. */
interface Placed {
  readonly at: string;
  readonly question: QuestionRow;
}

/** So many characters in a row are no accident. */
const REPEAT_LENGTH = 20;

/** Of a statute, so many characters in a row are its wording and not ours. */
const STATUTE_RUN = 26;

/** A result that was computed says how: the sign of the arithmetic stands in the explanation. */
const ARITHMETIC = /[×÷＋+=＝−]|合计|共|乘|减|倍/;

const TEN_THOUSAND = 10_000;

/** A day of the story is no quantity of the law: 2020年3月1日, 3月1日, 2020年. */
const DATES = /(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年(?:\d{1,2}月)?/g;

/** The law whose every duty, power and penalty is asked about. */
const ASKED_WHOLE = 'epl-2014';

export interface ContentReport {
  readonly questions: number;
  readonly faults: readonly string[];
  /** Null = no statute texts were there to compare with. */
  readonly comparedWith: readonly string[] | null;
}

/**
 * Checks the questions that come with the product: by themselves (they import, none repeats another, options differ),
 * and against the texts of the laws where those lie in `lawsFolder` (citations resolve, numbers of keys stand in what
 * they cite, nothing is a statute's own wording, every duty of the 2014 law is asked about).
 */
export async function checkContent(
  questionsFolder: string,
  lawsFolder: string,
  catalogue: LawCatalogue,
  today: string,
): Promise<ContentReport> {
  const { placed, faults } = await readQuestions(questionsFolder, catalogue, today);
  const statutes = readStatutes(lawsFolder, catalogue);
  const all = [...faults, ...repeatsIn(placed), ...placed.flatMap(optionsAlike)];
  if (!statutes) return { questions: placed.length, faults: all, comparedWith: null };
  const wording = new Set(
    [...statutes.values()].flatMap(({ articles }) =>
      articles.flatMap(({ text }) => runsOf(text, STATUTE_RUN)),
    ),
  );
  const against = placed.flatMap((one) => [
    ...placesMissing(one, statutes, catalogue),
    ...numbersMissing(one, statutes),
    ...wordingIn(one, wording),
  ]);
  return {
    questions: placed.length,
    faults: [...all, ...against, ...dutiesNotAsked(placed, statutes, catalogue)],
    comparedWith: [...statutes.keys()],
  };
}

async function readQuestions(
  folder: string,
  catalogue: LawCatalogue,
  today: string,
): Promise<{ placed: Placed[]; faults: string[] }> {
  const placed: Placed[] = [];
  const faults: string[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    const reading = await readTable(new Uint8Array(await readFile(join(folder, name))), name, {
      headings: questionHeadings,
    });
    const parsed = reading.ok
      ? parseQuestions(reading.table, catalogue, { today })
      : { questions: [], faults: reading.faults };
    placed.push(...parsed.questions.map((question) => ({ at: `${name}:${question.rowNumber}`, question })));
    faults.push(...parsed.faults.map((wrong) => `${name} ${sayFault(wrong, 'zh')}`));
  }
  return { placed, faults };
}

/** Stems, materials and explanations of one another; a stem may well say what its own explanation says. */
function repeatsIn(placed: readonly Placed[]): string[] {
  const texts = (read: (question: QuestionRow) => readonly string[]) =>
    placed.flatMap(({ at, question }) => read(question).map((text) => ({ name: at, text })));
  const stems = texts(({ stem, parts }) => [stem, ...parts.map((part) => part.stem)]);
  const explanations = texts(({ explanation, parts }) => [
    explanation,
    ...parts.map((part) => part.explanation),
  ]);
  return [stems, explanations]
    .flatMap((group) => findRepeats(group, REPEAT_LENGTH))
    .filter(({ name, earlier }) => name !== earlier)
    .map(({ name, earlier, text }) => `${name}: 与 ${earlier} 重复 repeats “${text}”`);
}

function optionsAlike({ at, question }: Placed): string[] {
  return [question, ...question.parts].flatMap(({ options }) => {
    // Differing by nothing but little words is no difference of substance.
    const bare = options.map(({ text }) => normaliseOption(text).replace(/[的地得了、，,和与及或者并]/g, ''));
    const isAlike = new Set(bare).size < bare.length;
    return isAlike ? [`${at}: 选项实质相同 options differ in nothing of substance`] : [];
  });
}

/** The texts of the folder by the edition they are; null = no folder. */
function readStatutes(folder: string, catalogue: LawCatalogue): Map<string, ParsedStatute> | null {
  const index = join(folder, 'laws.json');
  if (!existsSync(index)) return null;
  const { laws } = JSON.parse(readFileSync(index, 'utf8')) as { laws: { file: string | null }[] };
  const statutes = laws.flatMap(({ file }) =>
    file === null ? [] : [parseStatute(decodeText(new Uint8Array(readFileSync(join(folder, file)))) ?? '')],
  );
  return new Map(
    statutes.flatMap((statute) => {
      const edition = findLaw(statute.title, catalogue)?.editions.find(
        ({ articles }) => articles === statute.articles.length,
      );
      return edition ? [[edition.slug, statute] as const] : [];
    }),
  );
}

function articleOf(
  citation: Citation,
  statutes: ReadonlyMap<string, ParsedStatute>,
): StatuteArticle | undefined {
  return statutes
    .get(citation.editionSlug)
    ?.articles.find(({ number, sub }) => number === citation.article && sub === citation.articleSub);
}

/** What stands at a place: the article, one of its paragraphs, or an item with the words that lead to it. */
function textAt(article: StatuteArticle, { paragraph, item }: Citation): string | null {
  const paragraphs =
    paragraph === null ? article.paragraphs : article.paragraphs.slice(paragraph - 1, paragraph);
  if (paragraphs.length === 0) return null;
  if (item === null) {
    return paragraphs.flatMap(({ text, items }) => [text, ...items.map((one) => one.text)]).join('\n');
  }
  const found = paragraphs.flatMap(({ text, items }) =>
    items.filter(({ number }) => number === item).map((one) => `${text}\n${one.text}`),
  );
  return found[0] ?? null;
}

function placesMissing(
  { at, question }: Placed,
  statutes: ReadonlyMap<string, ParsedStatute>,
  catalogue: LawCatalogue,
): string[] {
  if (question.citations.length === 0) return [`${at}: 没有法条 cites nothing`];
  return question.citations.flatMap((citation) => {
    if (!statutes.has(citation.editionSlug)) return [];
    const article = articleOf(citation, statutes);
    return article && textAt(article, citation) !== null
      ? []
      : [`${at}: ${printCitation(citation, catalogue)} 不存在 is not there`];
  });
}

function keyTexts({ question }: Placed): string[] {
  const asked = [
    { options: question.options, key: question.key },
    ...question.parts.map((part, index) => ({
      options: part.options,
      key: question.key.kind === 'case' ? question.key.parts[index] : undefined,
    })),
  ];
  return asked.flatMap(({ options, key }) => {
    // Of several right options each may tell a fact with a number of its own.
    if (key?.kind === 'choice' && key.labels.length === 1)
      return options.filter(({ label }) => key.labels.includes(label)).map(({ text }) => text);
    if (key?.kind === 'fill_in') return key.blanks.flat();
    return key?.kind === 'text' ? key.points.map(({ text }) => text) : [];
  });
}

function numbersMissing(placed: Placed, statutes: ReadonlyMap<string, ParsedStatute>): string[] {
  const { at, question } = placed;
  const texts = question.citations.flatMap((citation) => {
    const article = articleOf(citation, statutes);
    return article ? [textAt(article, citation) ?? ''] : [];
  });
  // An edition whose text is not here cannot be asked.
  if (texts.length < question.citations.length) return [];
  const held = texts.flatMap(numbersIn);
  const told = [question, ...question.parts].flatMap(({ stem }) => numbersIn(stem));
  const explained = [question, ...question.parts].map(({ explanation }) => explanation).join('\n');
  const computed = ARITHMETIC.test(explained) ? numbersIn(explained) : [];
  // ____万元 leaves the ten thousand outside the blank.
  const known = new Set([...held, ...told, ...computed].flatMap((number) => [number, number / TEN_THOUSAND]));
  return keyTexts(placed)
    .map((text) => text.replace(DATES, ' '))
    .filter(isQuantity)
    .flatMap(numbersIn)
    .filter((number) => number > 1 && !known.has(number))
    .map((number) => `${at}: 答案中的 ${number} 不在所引条文中 is not in what it cites`);
}

/** 30日, 二万元以上二十万元以下: an answer that is a number; a number in an option that tells a story is no quantity of the law. */
function isQuantity(text: string): boolean {
  return (
    text.replace(
      /[0-9.〇零一二两三四五六七八九十百千万个日天年月倍元吨小时工作以上下至到—–~内的处罚款起按]/g,
      '',
    ).length <= 2
  );
}

function wordingIn({ at, question }: Placed, wording: ReadonlySet<string>): string[] {
  const texts = [question, ...question.parts].flatMap(({ stem, explanation, options }) => [
    stem,
    explanation,
    ...options.map(({ text }) => text),
  ]);
  const found = texts.flatMap((text) => runsOf(text, STATUTE_RUN)).find((run) => wording.has(run));
  return found ? [`${at}: 照抄法条 is the statute's wording “${found}”`] : [];
}

/** Articles of the 2014 law that oblige, empower or punish, and that no question cites. */
function dutiesNotAsked(
  placed: readonly Placed[],
  statutes: ReadonlyMap<string, ParsedStatute>,
  catalogue: LawCatalogue,
): string[] {
  const cited = new Set(
    placed.flatMap(({ question }) =>
      question.citations
        .filter(({ editionSlug }) => editionSlug === ASKED_WHOLE)
        .map(({ article }) => article),
    ),
  );
  const place = { editionSlug: ASKED_WHOLE, articleSub: 0, paragraph: null, item: null };
  return (statutes.get(ASKED_WHOLE)?.articles ?? [])
    .filter(({ text, number }) => isAskable(text) && !cited.has(number))
    .map(
      ({ number }) =>
        `${printCitation({ ...place, article: number }, catalogue)}: 无人问及 is not asked about`,
    );
}
