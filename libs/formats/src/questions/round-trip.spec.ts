import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PartKey, QuestionDraft } from '@whetstone/domain';
import { exampleCatalogue as catalogue } from '../../../domain/src/citation/catalogue.example';
import { readText } from '../question-text/read-text';
import { flattenQuestion } from './flatten-html';
import { lossOf, type CarriedThing } from './loss-of';
import { anyQuestion } from './question-draft.example';
import type { QuestionFormat } from './question-format';
import { readQuestions } from './read-questions';
import { splitCase } from './split-case';
import { writeQuestions } from './write-questions';

const today = '2026-11-23';

function keyWithout(key: PartKey, lost: ReadonlySet<CarriedThing>): PartKey {
  if (key.kind === 'choice' && lost.has('optionWeights')) return { kind: 'choice', labels: key.labels };
  if (key.kind !== 'fill_in') return key;
  const { isOrderFree, matching, ...rest } = key;
  return {
    ...rest,
    ...(isOrderFree && !lost.has('orderFree') ? { isOrderFree } : {}),
    ...(matching && !lost.has('contains') ? { matching } : {}),
  };
}

/** The question without what is said to be lost: everything else has to come back. */
function without(draft: QuestionDraft, lost: ReadonlySet<CarriedThing>): QuestionDraft[] {
  const parts = lost.has('case') ? splitCase(draft) : [draft];
  return parts.map((part) => {
    const plain = lost.has('formatting') ? flattenQuestion(part) : part;
    const key = plain.key;
    return {
      ...plain,
      key:
        key.kind === 'case'
          ? { kind: 'case', parts: key.parts.map((one) => keyWithout(one, lost)) }
          : keyWithout(key, lost),
      ...(lost.has('explanation') ? { explanation: '' } : {}),
      ...(lost.has('points') ? { pointsHundredths: 100 } : {}),
      ...(lost.has('difficulty') ? { difficulty: 3 as const } : {}),
      ...(lost.has('cognition') ? { cognition: null } : {}),
      ...(lost.has('topic') ? { topicPath: [] } : {}),
      ...(lost.has('citations') ? { citations: [] } : {}),
      ...(lost.has('referenceDate') ? { referenceDate: today } : {}),
      ...(lost.has('source') ? { source: '' } : {}),
      ...(lost.has('tags') ? { tags: [] } : {}),
    };
  });
}

async function readBack(bytes: Uint8Array, format: QuestionFormat) {
  if (format === 'text' || format === 'wjx')
    return readText(new TextDecoder().decode(bytes), catalogue, { today });
  return readQuestions(bytes, `题.${format}`, catalogue, { today });
}

describe.each<[QuestionFormat, number]>([
  ['csv', 40],
  ['xlsx', 15],
  ['text', 300],
  ['wjx', 300],
])('%s', (format, numRuns) => {
  it('gives back what it was given, but for what it says is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyQuestion, { minLength: 1, maxLength: 4 }), async (drafts) => {
        const lost = new Map(lossOf(drafts, format).map((loss) => [loss.number, new Set(loss.lost)]));
        const expected = drafts.flatMap((draft, index) => without(draft, lost.get(index + 1) ?? new Set()));
        const { questions, faults } = await readBack(await writeQuestions(drafts, format, catalogue), format);
        const errors = faults.filter(({ severity }) => severity === 'error');
        expect(errors).toEqual([]);
        expect(questions.map(({ rowNumber: _, ...draft }) => draft)).toEqual(expected);
      }),
      { numRuns },
    );
  });
});
