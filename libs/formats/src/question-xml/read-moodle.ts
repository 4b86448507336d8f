import type { PartKey } from '@whetstone/domain';
import { splitCategory } from '../question-text/gift-text';
import { flattenHtml } from '../questions/flatten-html';
import { keyOfFractions } from '../questions/option-fractions';
import { optionLabels } from '../questions/question-headings';
import { readHundredths, readRubric } from '../questions/read-key';
import {
  noText,
  notSupported,
  structuredQuestion,
  type GivenQuestion,
  type GivenText,
} from '../questions/structured-question';
import { fromTexHtml } from '../questions/tex-html';
import type { UnreadQuestion, WrittenQuestion } from '../questions/written-question';
import { readCloze, unweaveBlanks } from './cloze';
import { childOf, elementsOf, textOf, type XmlElement } from './xml-tree';

/** Texts without a format of their own have their question's. */
function given(element: XmlElement | null, usual: string): GivenText {
  if (!element) return noText;
  const text = textOf(childOf(element, 'text') ?? element);
  const isHtml = (element.attributes['format'] ?? usual) === 'html';
  return isHtml ? { text: fromTexHtml(text), isHtml } : { text, isHtml };
}

function valueOf(question: XmlElement, name: string): string {
  const child = childOf(question, name);
  return textOf(child && (childOf(child, 'text') ?? child)).trim();
}

function pointsOf(question: XmlElement): number {
  const grade = Number(valueOf(question, 'defaultgrade') || '1');
  return readHundredths(grade.toFixed(2)) ?? 100;
}

interface Answer {
  readonly text: GivenText;
  readonly fraction: number;
  readonly feedback: GivenText;
}

function answersOf(question: XmlElement, usual: string): Answer[] {
  return elementsOf(question, 'answer').map((answer) => ({
    text: given(answer, usual),
    fraction: Number((Number(answer.attributes['fraction'] ?? '0') / 100).toFixed(9)),
    feedback: given(childOf(answer, 'feedback'), usual),
  }));
}

/** What is said of single options stands below what is said of the whole. */
function explanationOf(question: XmlElement, answers: readonly Answer[], usual: string): GivenText {
  const general = given(childOf(question, 'generalfeedback'), usual);
  const own = answers.flatMap(({ feedback }, index) => {
    const text = feedback.isHtml ? flattenHtml(feedback.text) : feedback.text.trim();
    return text === '' ? [] : [`${optionLabels[index] ?? ''}. ${text}`];
  });
  if (own.length === 0) return general;
  if (!general.isHtml) return { text: [general.text, ...own].filter(Boolean).join('\n'), isHtml: false };
  const escaped = own.map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`);
  return { text: general.text + escaped.join(''), isHtml: true };
}

type Kind = Pick<GivenQuestion, 'type' | 'key' | 'options'> & { readonly stem?: GivenText };

function choice(question: XmlElement, answers: readonly Answer[]): Kind {
  const isSingle = !/^(?:false|0)$/i.test(valueOf(question, 'single') || 'true');
  const options = answers.map(({ text }) => text);
  const labelled = options.map(({ text }, index) => ({ label: optionLabels[index] ?? '', text }));
  const key = keyOfFractions(
    answers.map(({ fraction }) => fraction),
    labelled,
    isSingle,
  );
  return { type: isSingle ? 'single' : 'multiple', key, options };
}

function trueFalse(answers: readonly Answer[]): Kind {
  const right = answers.find(({ fraction }) => fraction === 1);
  const isTrue = right?.text.text.trim().toLowerCase() === 'true';
  const key: PartKey = right ? { kind: 'true_false', isTrue } : { kind: 'choice', labels: [] };
  return { type: 'true_false', key, options: [] };
}

function fillIn(answers: readonly Answer[]): Kind {
  const right = answers.filter(({ fraction }) => fraction === 1);
  const accepted = right.map(({ text }) => (text.isHtml ? flattenHtml(text.text) : text.text.trim()));
  return { type: 'fill_in', key: { kind: 'fill_in', blanks: [accepted] }, options: [] };
}

function cloze(question: XmlElement, isHtml: boolean): Kind | { readonly unsupported: string } {
  // Fields are cut out before formulas are looked for: an answer may hold the same marks.
  const { woven, blanks } = readCloze(valueOf(question, 'questiontext'), isHtml);
  const accepted: (readonly string[])[] = [];
  for (const blank of blanks) {
    if ('unsupported' in blank) return { unsupported: `cloze ${blank.unsupported}` };
    accepted.push(blank.accepted);
  }
  const key: PartKey = { kind: 'fill_in', blanks: accepted };
  const text = unweaveBlanks(woven);
  return { type: 'fill_in', key, options: [], stem: { isHtml, text: isHtml ? fromTexHtml(text) : text } };
}

function essay(question: XmlElement, usual: string): Kind {
  const graderInfo = given(childOf(question, 'graderinfo'), usual);
  const text = graderInfo.isHtml ? flattenHtml(graderInfo.text) : graderInfo.text.trim();
  const points = text === '' ? [] : readRubric(text, pointsOf(question));
  return { type: 'short_answer', key: { kind: 'text', points }, options: [] };
}

/** Moodle's names for the kinds we do not have, said so that an author knows them. */
const strangers: Readonly<Record<string, string>> = {
  matching: 'matching 匹配题',
  numerical: 'numerical 数值题',
  calculated: 'calculated 计算题',
  ordering: 'ordering 排序题',
  ddwtos: 'drag and drop into text 拖放填空',
  ddimageortext: 'drag and drop onto image 拖放题',
  ddmarker: 'drag and drop markers 热点题',
  gapselect: 'select missing words 选词填空',
  description: 'description 说明',
};

function readKind(question: XmlElement, stem: GivenText, answers: readonly Answer[], usual: string) {
  const type = question.attributes['type'] ?? '';
  switch (type) {
    case 'multichoice':
    case 'multichoiceset':
      return choice(question, answers);
    case 'truefalse':
      return trueFalse(answers);
    case 'shortanswer':
      return fillIn(answers);
    case 'cloze':
    case 'multianswer':
      return cloze(question, stem.isHtml);
    case 'essay':
      return essay(question, usual);
    default:
      return { unsupported: strangers[type] ?? type };
  }
}

function tagsOf(question: XmlElement): string[] {
  const tags = childOf(question, 'tags');
  return (tags ? elementsOf(tags, 'tag') : [])
    .map((tag) => textOf(childOf(tag, 'text') ?? tag).trim())
    .filter(Boolean);
}

function readQuestion(question: XmlElement, topicPath: readonly string[]): WrittenQuestion | UnreadQuestion {
  const stemElement = childOf(question, 'questiontext');
  const usual = stemElement?.attributes['format'] ?? 'html';
  const stem = given(stemElement, usual);
  const answers = answersOf(question, usual);
  const kind = readKind(question, stem, answers, usual);
  if ('unsupported' in kind) return notSupported(question.line, kind.unsupported);
  const isChoice = kind.type === 'single' || kind.type === 'multiple';
  return structuredQuestion({
    stem,
    ...kind,
    at: question.line,
    explanation: explanationOf(question, isChoice ? answers : [], usual),
    pointsHundredths: pointsOf(question),
    topicPath,
    tags: tagsOf(question),
  });
}

/** Reads a quiz in Moodle's XML; a question of type "category" names the topic of those after it. */
export function readMoodle(quiz: XmlElement): (WrittenQuestion | UnreadQuestion)[] {
  let topicPath: readonly string[] = [];
  return elementsOf(quiz, 'question').flatMap((question) => {
    if (question.attributes['type'] !== 'category') return [readQuestion(question, topicPath)];
    topicPath = splitCategory(valueOf(question, 'category'));
    return [];
  });
}
