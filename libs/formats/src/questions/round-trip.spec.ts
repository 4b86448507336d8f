import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText, type PartKey, type QuestionDraft } from '@whetstone/domain';
import { exampleCatalogue as catalogue } from './catalogue.example';
import { readAiken } from '../question-text/aiken';
import { readGift } from '../question-text/read-gift';
import { readText } from '../question-text/read-text';
import { flattenQuestion } from './flatten-html';
import { lossOf, type CarriedThing } from './loss-of';
import { saysAll } from './option-fractions';
import { anyQuestion, anyRichQuestion } from './question-draft.example';
import type { QuestionFormat } from './question-format';
import { readQuestions } from './read-questions';
import { settleQuestions } from './written-question';
import { splitCase } from './split-case';
import { writeQuestions } from './write-questions';

const today = '2026-11-23';

/** Of a case the weights of one part may be lost and those of another not. */
function keyWithout(
  key: PartKey,
  { type, options }: Pick<QuestionDraft, 'type' | 'options'>,
  lost: ReadonlySet<CarriedThing>,
  format: QuestionFormat,
): PartKey {
  if (key.kind === 'choice' && lost.has('optionWeights')) {
    const isKept = format !== 'wjx' && format !== 'aiken' && saysAll(key, options, type === 'single');
    return isKept ? key : { kind: 'choice', labels: key.labels };
  }
  if (key.kind !== 'fill_in') return key;
  const { isOrderFree, matching, ...rest } = key;
  return {
    ...rest,
    ...(isOrderFree && !lost.has('orderFree') ? { isOrderFree } : {}),
    ...(matching && !lost.has('contains') ? { matching } : {}),
  };
}

function oneLine(text: string): string {
  return foldText(text.replaceAll('\n', ' '));
}

function withTexts<Asked extends Pick<QuestionDraft, 'stem' | 'options' | 'explanation'>>(
  asked: Asked,
  change: (text: string) => string,
): Asked {
  const options = asked.options.map(({ label, text }) => ({ label, text: change(text) }));
  return { ...asked, stem: change(asked.stem), options, explanation: change(asked.explanation) };
}

function changeTexts(draft: QuestionDraft, change: (text: string) => string): QuestionDraft {
  return { ...withTexts(draft, change), parts: draft.parts.map((part) => withTexts(part, change)) };
}

function inWords(draft: QuestionDraft, lost: ReadonlySet<CarriedThing>): QuestionDraft {
  const plain = lost.has('formatting') ? changeTexts(flattenQuestion(draft), foldText) : draft;
  return lost.has('lineBreaks') ? changeTexts(plain, oneLine) : plain;
}

/** The question without what is said to be lost: everything else has to come back. */
function without(draft: QuestionDraft, format: QuestionFormat): QuestionDraft[] {
  const [all] = lossOf([draft], format);
  const whole = new Set(all?.lost);
  const parts = whole.has('case') ? splitCase(draft) : [draft];
  return parts.flatMap((part) => {
    const lost = whole.has('case') ? new Set(lossOf([part], format)[0]?.lost) : whole;
    if (lost.has('question') || lost.has('rubric')) return [];
    const plain = inWords(part, lost);
    const key = plain.key;
    return [
      {
        ...plain,
        key:
          key.kind === 'case'
            ? {
                kind: 'case',
                parts: key.parts.map((one, index) =>
                  keyWithout(one, plain.parts[index] ?? plain, lost, format),
                ),
              }
            : keyWithout(key, plain, lost, format),
        ...(lost.has('explanation') ? { explanation: '' } : {}),
        ...(lost.has('points') ? { pointsHundredths: 100 } : {}),
        ...(lost.has('difficulty') ? { difficulty: 3 as const } : {}),
        ...(lost.has('cognition') ? { cognition: null } : {}),
        ...(lost.has('topic') ? { topicPath: [] } : {}),
        ...(lost.has('citations') ? { citations: [] } : {}),
        ...(lost.has('referenceDate') ? { referenceDate: today } : {}),
        ...(lost.has('source') ? { source: '' } : {}),
        ...(lost.has('tags') ? { tags: [] } : {}),
      },
    ];
  });
}

const endings: Readonly<Record<QuestionFormat, string>> = {
  ...{ xlsx: 'xlsx', csv: 'csv', text: 'txt', docx: 'docx', wjx: 'txt', gift: 'gift', aiken: 'aiken' },
  ...{ moodle: 'xml', 'qti2.1': 'zip', 'qti2.2': 'zip', qti3: 'zip' },
};

async function readBack(bytes: Uint8Array, format: QuestionFormat) {
  // What these read depends on what else the text looks like; the format is given here.
  const text = new TextDecoder().decode(bytes);
  if (format === 'text' || format === 'wjx') return readText(text, catalogue, { today });
  if (format === 'aiken') return settleQuestions(readAiken(text), catalogue, today);
  if (format === 'gift') return settleQuestions(readGift(text), catalogue, today);
  return readQuestions(bytes, `题.${endings[format]}`, catalogue, { today });
}

/** An essay whose rubric is lost comes back as a question without a key. */
const expectedFaults = new Set(['gift NO_KEY', 'gift POINTS_SUM']);

async function check(drafts: readonly QuestionDraft[], format: QuestionFormat): Promise<void> {
  const expected = drafts.flatMap((draft) => without(draft, format));
  const { questions, faults } = await readBack(await writeQuestions(drafts, format, catalogue), format);
  const errors = faults.filter(
    ({ severity, code }) => severity === 'error' && !expectedFaults.has(`${format} ${code}`),
  );
  if (expected.length > 0) expect(errors).toEqual([]);
  expect(questions.map(({ rowNumber: _, ...draft }) => draft)).toEqual(expected);
}

describe.each<[QuestionFormat, number]>([
  ['csv', 30],
  ['xlsx', 10],
  ['text', 200],
  ['docx', 10],
  ['wjx', 200],
  ['gift', 200],
  ['aiken', 200],
  ['moodle', 200],
  ['qti2.1', 60],
  ['qti2.2', 20],
  ['qti3', 60],
])('%s', (format, numRuns) => {
  it.each([
    ['plain', anyQuestion],
    ['html', anyRichQuestion],
  ] as const)('gives %s questions back, but for what it says is lost', async (_name, arbitrary) => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitrary, { minLength: 1, maxLength: 4 }), (drafts) =>
        check(drafts, format),
      ),
      // The same questions in every run: a failing test must read the same twice.
      { numRuns, seed: 20_261_125 },
    );
  });
});
