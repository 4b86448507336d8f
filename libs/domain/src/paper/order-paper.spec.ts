import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionType } from '../questions/question';
import { orderPaper, type OrderableSection } from './order-paper';

const options = (...texts: string[]) =>
  texts.map((text, index) => ({ label: 'ABCDEFGH'.charAt(index), text }));
const question = (id: string, type: QuestionType = 'single', texts = ['甲', '乙', '丙', '丁']) => ({
  ...{ id, type, options: options(...texts) },
});
const BOTH = { shuffleQuestions: true, shuffleOptions: true };

const sectionArb: fc.Arbitrary<OrderableSection> = fc.record({
  questions: fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      type: fc.constantFrom<QuestionType>('single', 'multiple', 'true_false', 'fill_in'),
      options: fc.integer({ min: 0, max: 8 }).map((count) => options(...'甲乙丙丁戊己庚辛'.slice(0, count))),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  ),
});

describe('the order in which an officer meets a paper', () => {
  it('moves questions within their section and options within their question, and loses none', () => {
    fc.assert(
      fc.property(fc.array(sectionArb, { maxLength: 4 }), fc.string(), (sections, seed) => {
        const ordered = orderPaper(sections, seed, BOTH);
        expect(ordered).toHaveLength(sections.length);
        for (const [index, { questions }] of sections.entries()) {
          const order = ordered[index] ?? [];
          expect(order.map(({ questionId }) => questionId).toSorted()).toEqual(
            questions.map(({ id }) => id).toSorted(),
          );
          for (const { questionId, labels } of order) {
            const asked = questions.find(({ id }) => id === questionId);
            expect(labels.toSorted()).toEqual(asked?.options.map(({ label }) => label));
          }
        }
      }),
    );
  });

  it('is the same for the same seed, and another for another', () => {
    const sections = [{ questions: 'abcdefghij'.split('').map((id) => question(id)) }];
    const order = orderPaper(sections, 'seed', BOTH);
    expect(orderPaper(sections, 'seed', BOTH)).toEqual(order);
    expect(orderPaper(sections, 'other', BOTH)).not.toEqual(order);
  });

  it('is that of the paper where nothing may move', () => {
    fc.assert(
      fc.property(fc.array(sectionArb), fc.string(), (sections, seed) => {
        const order = orderPaper(sections, seed, { shuffleQuestions: false, shuffleOptions: false });
        expect(order.flat()).toEqual(
          sections.flatMap(({ questions }) =>
            questions.map(({ id, options: asked }) => ({
              questionId: id,
              labels: asked.map(({ label }) => label),
            })),
          ),
        );
      }),
    );
  });

  it('gives every question every place, none more often than chance would', () => {
    const questions = 'abcd'.split('').map((id) => question(id));
    const places = Array.from({ length: 4_000 }, (_, seed) => orderPaper([{ questions }], `${seed}`, BOTH))
      .map(([order]) => order?.findIndex(({ questionId }) => questionId === 'a') ?? -1)
      .reduce((counts, place) => counts.set(place, (counts.get(place) ?? 0) + 1), new Map<number, number>());
    expect([...places.keys()].toSorted()).toEqual([0, 1, 2, 3]);
    for (const count of places.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it.each<[string, QuestionType, string[]]>([
    ['true and false', 'true_false', ['正确', '错误']],
    ['an option that speaks of all above it', 'single', ['责令改正', '罚款', '以上都对', '警告']],
    ['an option that speaks of none above it', 'single', ['责令改正', '罚款', '上述说法均不正确']],
    ['an option that names two others', 'single', ['责令改正', '罚款', 'A和B', '警告']],
    ['an option that counts those before it', 'multiple', ['责令改正', '罚款', '警告', '前三项']],
  ])('leaves %s where it is', (_, type, texts) => {
    const sections = [{ questions: [question('q', type, texts)] }];
    const orders = Array.from({ length: 40 }, (__, seed) => orderPaper(sections, `${seed}`, BOTH));
    const own = 'ABCDEFGH'.slice(0, texts.length).split('');
    for (const [[order] = []] of orders) expect(order?.labels).toEqual(own);
  });

  it('moves options that only name a place in the law above', () => {
    const sections = [
      { questions: [question('q', 'single', ['县级以上人民政府', '十万元以上', '丙', '丁'])] },
    ];
    const moved = Array.from(
      { length: 40 },
      (_, seed) => orderPaper(sections, `${seed}`, BOTH)[0]?.[0]?.labels,
    );
    expect(new Set(moved.map((labels) => labels?.join(''))).size).toBeGreaterThan(5);
  });
});
