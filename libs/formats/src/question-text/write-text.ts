import type { LawCatalogue, PartKey, QuestionDraft } from '@whetstone/domain';
import { flattenQuestion } from '../questions/flatten-html';
import { keyText, pointsText, weightsText } from '../questions/key-text';
import { cognitionNameOf, difficultyNameOf, typeNameOf } from '../questions/question-words';
import { splitCase } from '../questions/split-case';
import { citationText, tagsText, topicText } from '../questions/write-table';
import { escapeLine, escapeOption, escapeShortValue } from './text-grammar';

type Asked = Pick<QuestionDraft, 'type' | 'stem' | 'options' | 'explanation' | 'pointsHundredths'>;

/** A text after its mark; the lines after the first must not look like the beginning of anything. */
function lines(before: string, text: string): string[] {
  const [first = '', ...rest] = text.split('\n');
  return [before + first, ...rest.map(escapeLine)];
}

function field(label: string, text: string): string[] {
  return text === '' ? [] : lines(`${label}：`, text);
}

function optionLines({ options }: Asked, mark: string): string[] {
  return options.flatMap(({ label, text }) => {
    const [first = '', ...rest] = text.split('\n');
    return lines(`${label}${mark}`, [escapeOption(first), ...rest].join('\n'));
  });
}

function keyLines(label: string, key: PartKey): string[] {
  const [first = '', ...rest] = keyText(key).split('\n');
  return field(label, [escapeShortValue(first), ...rest].join('\n'));
}

function askedLines(number: string, asked: Asked, key: PartKey): string[] {
  return [
    ...lines(number, asked.stem),
    ...optionLines(asked, '. '),
    ...field('题型', typeNameOf(asked.type)),
    ...keyLines('答案', key),
    ...field('选项权重', weightsText(key)),
    ...field('解析', asked.explanation),
    ...field('分值', pointsText(asked.pointsHundredths)),
  ];
}

function wholeLines(draft: QuestionDraft, catalogue: LawCatalogue): string[] {
  return [
    ...field('难度', difficultyNameOf(draft.difficulty)),
    ...field('认知', draft.cognition ? cognitionNameOf(draft.cognition) : ''),
    ...field('知识点', topicText(draft.topicPath)),
    ...field('法条', citationText(draft, catalogue)),
    ...field('适用日期', draft.referenceDate),
    ...field('来源', draft.source),
    ...field('标签', tagsText(draft.tags)),
  ];
}

function caseLines(draft: QuestionDraft, keys: readonly PartKey[], catalogue: LawCatalogue): string[] {
  const parts = draft.parts.flatMap((part, index) => {
    const key = keys[index];
    return key ? askedLines(`（${index + 1}） `, part, key) : [];
  });
  return [
    ...lines('【案例】：', draft.stem),
    ...field('解析', draft.explanation),
    ...wholeLines(draft, catalogue),
    ...parts,
  ];
}

/** The questions as lines of text, one block each with an empty line after it. */
export function textLines(questions: readonly QuestionDraft[], catalogue: LawCatalogue): string[] {
  return questions.map(flattenQuestion).flatMap((draft, index) => {
    const { key } = draft;
    if (key.kind === 'case') return [...caseLines(draft, key.parts, catalogue), ''];
    return [...askedLines(`${index + 1}. `, draft, key), ...wholeLines(draft, catalogue), ''];
  });
}

function wjxKey(key: PartKey): string[] {
  if (key.kind === 'true_false') return field('正确答案', key.isTrue ? '对' : '错');
  const plain: PartKey = key.kind === 'fill_in' ? { kind: 'fill_in', blanks: key.blanks } : key;
  return keyLines('正确答案', plain);
}

/** The form 问卷星 takes as text: the type in brackets after the title, an option a line, 正确答案 below. */
export function wjxLines(questions: readonly QuestionDraft[]): string[] {
  return questions
    .map(flattenQuestion)
    .flatMap(splitCase)
    .flatMap((draft, index) => {
      if (draft.key.kind === 'case') return [];
      return [
        ...lines(`${index + 1}.`, `${draft.stem}[${typeNameOf(draft.type)}]`),
        ...optionLines(draft, '.'),
        ...wjxKey(draft.key),
        ...field('答案解析', draft.explanation),
        ...field('分值', pointsText(draft.pointsHundredths)),
        '',
      ];
    });
}
