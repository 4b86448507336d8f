import { describe, expect, it } from '@jest/globals';
import { arrangePaper, type Paper, type PaperQuestion } from './paper';

const question = (id: string, ...labels: string[]): PaperQuestion => ({
  id,
  type: 'SINGLE',
  textFormat: 'PLAIN',
  stem: id,
  options: labels.map((label) => ({ label, text: `${id} ${label}` })),
  blanks: 0,
  points: 2,
  referenceDate: '2026-11-01',
});
const paper: Paper = {
  hash: 'h',
  sections: [
    { type: 'SINGLE', pointsEach: 2, questions: [question('q1', 'A', 'B', 'C'), question('q2', 'A', 'B')] },
    { type: 'FILL_IN', pointsEach: 5, questions: [question('q3')] },
  ],
};
const place = (questionId: string, ...labels: string[]) => ({
  __typename: 'QuestionOrder' as const,
  questionId,
  labels,
});

describe('the paper as an officer meets it', () => {
  it('has its questions within their section, and their options, in his order', () => {
    const order = [place('q2', 'B', 'A'), place('q1', 'C', 'A', 'B'), place('q3')];
    const [first, second] = arrangePaper(paper, order);
    expect(first?.questions.map(({ id }) => id)).toEqual(['q2', 'q1']);
    expect(first?.questions.map(({ options }) => options.map(({ label }) => label).join(''))).toEqual([
      'BA',
      'CAB',
    ]);
    expect(second?.questions.map(({ id }) => id)).toEqual(['q3']);
  });

  it('loses no question and no option, whatever the order leaves out', () => {
    const all = arrangePaper(paper, []).flatMap(({ questions }) => questions);
    expect(all.map(({ id, options }) => [id, options.length])).toEqual([
      ['q1', 3],
      ['q2', 2],
      ['q3', 0],
    ]);
  });
});
