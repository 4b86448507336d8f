import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { keyBalance } from '@whetstone/domain';
import { parseQuestions, questionHeadings, readTable, type QuestionRow } from '@whetstone/formats';
import { parse } from 'csv-parse/sync';
import { checkContent } from '../cli/check-content';
import { loadCatalogue } from '../cli/catalogue-file';
import { repositoryRoot } from '../platform/repository-root';

const root = repositoryRoot(import.meta.url);
const folder = join(root, 'apps/api/content/questions');
const today = '2026-11-25';

/** What was promised of the bank that comes with the product. */
describe('the built-in questions', () => {
  const questions: QuestionRow[] = [];
  beforeAll(async () => {
    const catalogue = await loadCatalogue();
    for (const name of await readdir(folder)) {
      const reading = await readTable(new Uint8Array(readFileSync(join(folder, name))), name, {
        headings: questionHeadings,
      });
      if (!reading.ok) throw new Error(`${name} is not read: ${JSON.stringify(reading.faults)}`);
      questions.push(...parseQuestions(reading.table, catalogue, { today }).questions);
    }
  });

  const citing = (...editions: string[]) =>
    questions.filter(({ citations }) => citations.some(({ editionSlug }) => editions.includes(editionSlug)));

  it.each<[string, string[], number]>([
    ['the Environmental Protection Law of 2014', ['epl-2014'], 200],
    ['order 28', ['daily-penalty-2014'], 70],
    ['order 29', ['seal-seize-2014'], 70],
    ['order 30', ['restrict-suspend-2014'], 70],
    ['order 31 and its successor', ['info-disclosure-2014', 'info-disclosure-2021'], 60],
    ['the Code', ['code-2026'], 100],
  ])('ask about %s', (_, editions, least) => {
    expect(citing(...editions).length).toBeGreaterThanOrEqual(least);
  });

  it('are six hundred and more, thirty cases of practice among them', () => {
    expect(questions.length).toBeGreaterThanOrEqual(600);
    expect(questions.filter(({ type }) => type === 'case').length).toBeGreaterThanOrEqual(30);
  });

  it('come in the proportions of a real paper', () => {
    const share = (type: string) => questions.filter((one) => one.type === type).length / questions.length;
    expect(share('single')).toBeGreaterThan(0.35);
    expect(share('multiple')).toBeGreaterThan(0.2);
    expect(share('true_false')).toBeGreaterThan(0.2);
  });

  it('are spread over all difficulties', () => {
    for (const difficulty of [1, 2, 3, 4, 5])
      expect(questions.filter((one) => one.difficulty === difficulty).length).toBeGreaterThan(40);
  });

  it('do not betray their keys by position or by length', () => {
    const { singleByLabel, multipleByLabel, trueCount, falseCount, keyLongestRatio } = keyBalance(questions);
    for (const counts of [singleByLabel, multipleByLabel]) {
      const [all, each] = [
        Object.values(counts).reduce((sum, count) => sum + count, 0),
        Object.values(counts),
      ];
      for (const count of each) expect(count / all).toBeGreaterThan(0.2);
      for (const count of each) expect(count / all).toBeLessThan(0.3);
    }
    expect(trueCount / (trueCount + falseCount)).toBeGreaterThan(0.4);
    expect(trueCount / (trueCount + falseCount)).toBeLessThan(0.6);
    expect(keyLongestRatio).toBeLessThan(0.35);
  });

  it('cite an article and explain the key, each of them', () => {
    for (const { stem, citations, explanation, parts } of questions) {
      expect([stem, citations.length > 0]).toEqual([stem, true]);
      const explanations = parts.length > 0 ? parts.map((part) => part.explanation) : [explanation];
      for (const text of explanations) expect([stem, text.length >= 20]).toEqual([stem, true]);
    }
  });

  it('say in one line of our own what each article they cite says', () => {
    const gists = new Set(
      parse<{ edition: string; article: string }>(readFileSync(join(root, 'apps/api/content/gists.csv')), {
        columns: true,
      }).map(({ edition, article }) => `${edition} ${article}`),
    );
    const cited = questions.flatMap(({ citations }) =>
      citations.map(({ editionSlug, article }) => `${editionSlug} ${article}`),
    );
    expect([...new Set(cited)].filter((place) => !gists.has(place))).toEqual([]);
  });

  it('stand up to the texts of the laws, where those are there', async () => {
    const report = await checkContent(folder, join(root, '../shared/laws'), await loadCatalogue(), today);
    if (report.comparedWith === null) process.stdout.write('skipped: no statute texts\n');
    expect(report.faults).toEqual([]);
  });
});
