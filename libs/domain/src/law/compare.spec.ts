import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alignArticles, alignClauses } from './align-articles';
import { markWords } from './mark-words';
import type { Provision } from './provision';
import { differenceOf, rowsToWrite } from './text-difference';

const article = (number: number, text: string) => ({ key: `a${number}`, text });

describe('words that changed', () => {
  it('are marked on both sides, and figures stay whole', () => {
    const { old, new: newer } = markWords(
      '处二万元以上二十万元以下的罚款。',
      '处十万元以上一百万元以下的罚款。',
    );
    const show = (spans: typeof old) =>
      spans.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('');
    expect(show(old)).toBe('处[二万]元以上[二十万]元以下的罚款。');
    expect(show(newer)).toBe('处[十万]元以上[一百万]元以下的罚款。');
  });

  it('do not leave single characters standing between changes', () => {
    const { old } = markWords('茶水由办公室的人员烧开。', '咖啡当用机器的按钮煮好。');
    expect(
      old.filter(({ isChanged }) => !isChanged).every(({ text }) => text.length !== 1 || text === '。'),
    ).toBe(true);
  });

  it('joined are the texts themselves', () => {
    const text = fc.array(fc.constantFrom('茶', '水', '二十', '万元', '，', '。', '喝', '不'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const marked = markWords(one.join(''), other.join(''));
        expect(marked.old.map((span) => span.text).join('')).toBe(one.join(''));
        expect(marked.new.map((span) => span.text).join('')).toBe(other.join(''));
      }),
    );
  });
});

describe('two texts side by side', () => {
  const olds = [
    article(1, '为了喝好茶，保障办公室人员的休息，制定本办法。'),
    article(2, '茶水由值班人员每天早晨八点以前烧开。'),
    article(3, '打翻茶水的，责令擦干，处二元以上五元以下的罚款。'),
    article(4, '本办法自二月一日起施行。'),
  ];

  it('pairs articles by their wording, whatever their number', () => {
    const news = [
      article(1, '为了喝好茶，保障办公室人员的休息和健康，制定本办法。'),
      article(2, '杯子归各人自己清洗，不得留在水池里过夜。'),
      article(3, '茶水由值班人员每天早晨七点以前烧开。'),
      article(4, '打翻茶水的，责令擦干，处五元以上十元以下的罚款。'),
    ];
    expect(alignArticles(olds, news).map((row) => [row.old?.key ?? null, row.new?.key ?? null])).toEqual([
      ['a1', 'a1'],
      [null, 'a2'],
      ['a2', 'a3'],
      ['a3', 'a4'],
      ['a4', null],
    ]);
  });

  it('pairs every article with itself in a text that did not change', () => {
    const rows = alignArticles(olds, olds);
    expect(rows.map(({ old, new: newer, similarity }) => [old?.key, newer?.key, similarity])).toEqual(
      olds.map(({ key }) => [key, key, 1]),
    );
  });

  it('pairs nothing with nothing', () => {
    expect(alignArticles([], [])).toEqual([]);
    expect(alignArticles(olds, []).every((row) => row.new === null)).toBe(true);
  });

  it('uses every article once', () => {
    const texts = fc.array(
      fc.constantFrom('喝茶之前先洗手', '喝茶之后要洗杯', '洗手之后再喝茶', '无关的一句话'),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const rows = alignArticles(
          one.map((text, index) => article(index + 1, text)),
          other.map((text, index) => article(index + 1, text)),
        );
        const side = (which: 'old' | 'new') => rows.flatMap((row) => row[which]?.key ?? []);
        expect(side('old').toSorted()).toEqual(one.map((_, index) => `a${index + 1}`).toSorted());
        expect(side('new')).toEqual(other.map((_, index) => `a${index + 1}`));
      }),
    );
  });

  it('puts the clauses of an article side by side', () => {
    const old = '打翻茶水的，有下列情形之一，处罚款：\n（一）故意打翻的；\n（二）打翻后不擦的。';
    const newer =
      '打翻茶水、咖啡的，有下列情形之一，处罚款：\n（一）故意打翻的；\n（二）第三次打翻的；\n（三）打翻后不擦干的。';
    expect(alignClauses(old, newer).map((row) => [row.old?.slice(0, 5), row.new?.slice(0, 5)])).toEqual([
      ['打翻茶水的', '打翻茶水、'],
      ['（一）故意', '（一）故意'],
      [undefined, '（二）第三'],
      ['（二）打翻', '（三）打翻'],
    ]);
  });
});

describe('what importing a text again would change', () => {
  const provision = (
    key: string,
    text: string,
    kind: Provision['kind'] = 'article',
    position = 0,
  ): Provision => {
    return { key, parentKey: null, position, kind, number: 1, sub: 0, text };
  };
  const known = [
    provision('c1', '总则', 'chapter'),
    provision('a1', '喝茶。'),
    provision('a1.p1', '喝茶。', 'paragraph'),
    provision('a2', '再喝。'),
  ];

  it('is nothing for the same text', () => {
    expect(differenceOf(known, known)).toEqual([]);
    expect(rowsToWrite(known, known)).toEqual({ written: [], removedKeys: [] });
  });

  it('is told by article, old beside new, and keeps every other row', () => {
    const found = [
      known[0],
      provision('a1', '喝水。'),
      provision('a1.p1', '喝水。', 'paragraph'),
      provision('a3', '三喝。'),
    ].filter((one) => one !== undefined);
    expect(
      differenceOf(known, found).map(({ key, what, oldText, newText }) => [key, what, oldText, newText]),
    ).toEqual([
      ['a1', 'changed', '喝茶。', '喝水。'],
      ['a3', 'added', null, '三喝。'],
      ['a2', 'removed', '再喝。', null],
    ]);
    const { written, removedKeys } = rowsToWrite(known, found);
    expect(written.map(({ key }) => key)).toEqual(['a1', 'a1.p1', 'a3']);
    expect(removedKeys).toEqual(['a2']);
  });

  it('writes rows that only moved, without telling them', () => {
    const moved = known.map((one, index) => ({ ...one, position: index + 1 }));
    expect(differenceOf(known, moved)).toEqual([]);
    expect(rowsToWrite(known, moved).written).toHaveLength(known.length);
  });
});
