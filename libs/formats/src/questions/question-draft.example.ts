import fc from 'fast-check';
import {
  foldText,
  type Citation,
  type PartKey,
  type QuestionDraft,
  type QuestionOption,
  type QuestionPart,
  type QuestionType,
} from '@whetstone/domain';
import { exampleCatalogue } from './catalogue.example';
import { escapeXml } from '../question-xml/xml-tree';
import { cleanHtml, htmlOfText } from './clean-html';
import { optionLabels } from './question-headings';
import { formulaHtml } from './tex-html';

const words = [
  ...['排污许可', '按日连续处罚', '查封、扣押', '罚款', '三十日', '甲公司', '应当', '可以', '。', '，', '？'],
  ...['A', 'B', 'C', '1', '2', '2014年', '3.5', 'x', ' '],
];

/** Pieces that mean something in one format or another, where they must mean nothing. */
const traps = [
  ...[
    '；',
    ';',
    '|',
    '｜',
    '/',
    '>',
    '\\',
    '\\\\',
    '\\；',
    '【',
    '】',
    '（1分）',
    '【顺序不限】',
    '\n',
    '\n\n',
  ],
  ...[
    'A. ',
    'B、',
    '（A）',
    ' C. ',
    '1. ',
    '（2）',
    '第3题',
    '答案：',
    '解析：',
    '【答案】',
    '难度：易',
    '题型：单选题',
  ],
  ...[
    '一、单项选择题',
    '单选题',
    '材料：',
    '案例一',
    '参考答案',
    '1-5 ABCDE',
    '1.A 2.B',
    '[单选题]',
    '(正确答案)',
    '（2分）',
  ],
  ...['=', '+', '-', '@', '＝', '＠', "'", '"', ',', '\t', '_x0041_', '1E+20', '=SUM(A1)', "'="],
  ...[
    '{',
    '}',
    '~',
    '#',
    ':',
    '::',
    '->',
    '%50%',
    '//',
    '$CATEGORY: x',
    '[html]',
    '[plain]',
    '\\n',
    '\\:',
    '=%50%',
  ],
  ...[
    '<',
    '>',
    '&',
    '&amp;',
    '<b>',
    '</p>',
    ']]>',
    '<![CDATA[',
    '\\(x^2\\)',
    '$$',
    '$',
    'ANSWER: A',
    'ANSWER:',
    '____',
  ],
  ...['{1:SA:=x}', '{#1}', 'T', 'F', '√', '×', '对', '&#60;', '# ', '####', 'A)', '* '],
];

function foldable(parts: readonly string[]): string {
  return foldText(parts.join(''));
}

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.constantFrom(...traps) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 3 }) },
);

/** A text as the product keeps it, not empty once punctuation is forgiven. */
export const anyText = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  .map((parts) => foldable(['文', ...parts]))
  .chain((text) => fc.constantFrom(text, foldable([text.slice(1), '字'])))
  .filter((text) => text !== '');

/** Without line breaks: names, tags, answers. */
export const anyWord = anyText
  .map((text) => foldText(text.replaceAll('\n', ' ')))
  .filter((text) => text !== '');

function optionsOf(texts: readonly string[]): QuestionOption[] {
  return texts.map((text, index) => ({
    label: optionLabels[index] ?? '',
    text: foldable([text, `甲${index}`]),
  }));
}

const anyOptions = fc.array(anyText, { minLength: 2, maxLength: 8 }).map(optionsOf);
const points = fc.integer({ min: 1, max: 600 });

type PartType = QuestionPart['type'];
interface Asked {
  readonly part: QuestionPart;
  readonly key: PartKey;
}

function stemOf(type: PartType, stem: string, blanks: number): string {
  const clean = stem.replace(/[_＿]{2,}|[（(]\s*[)）]|【\s*】/g, '空');
  return type === 'fill_in' ? foldText(clean + '____、'.repeat(blanks)) : clean;
}

const anyBlanks = fc.array(fc.uniqueArray(anyWord, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});
const anyRubric = fc.array(fc.record({ text: anyText, pointsHundredths: points }), {
  minLength: 1,
  maxLength: 4,
});

function keyFor(type: PartType, options: readonly QuestionOption[], random: Random): PartKey {
  switch (type) {
    case 'single':
    case 'multiple': {
      const labels = options.map(({ label }) => label).filter((_, index) => (random.bits >> index) & 1);
      const own = type === 'single' ? labels.slice(0, 1) : labels;
      const key = { kind: 'choice' as const, labels: own.length > 0 ? own : ['A'] };
      if (!random.isWeighted) return key;
      const ratioByLabel = Object.fromEntries(
        options.map(({ label }, index) => [label, random.ratios[index % random.ratios.length] ?? 0]),
      );
      return { ...key, ratioByLabel };
    }
    case 'true_false':
      return { kind: 'true_false', isTrue: random.isWeighted };
    case 'fill_in': {
      const order = random.isWeighted ? { isOrderFree: true } : {};
      const matching = random.bits & 1 ? { matching: 'contains' as const } : {};
      return { kind: 'fill_in', blanks: random.blanks, ...order, ...matching };
    }
    case 'short_answer':
      return { kind: 'text', points: random.rubric };
  }
}

const anyRandom = fc.record({
  bits: fc.integer({ min: 1, max: 255 }),
  isWeighted: fc.boolean(),
  ratios: fc.array(fc.constantFrom(1, 0.5, -0.5, 0.25, 0, -1), { minLength: 2, maxLength: 5 }),
  blanks: anyBlanks,
  rubric: anyRubric,
});
type Random = typeof anyRandom extends fc.Arbitrary<infer Value> ? Value : never;

const partTypes: readonly PartType[] = ['single', 'multiple', 'true_false', 'fill_in', 'short_answer'];

const anyAsked: fc.Arbitrary<Asked> = fc
  .record({
    type: fc.constantFrom(...partTypes),
    stem: anyText,
    options: anyOptions,
    explanation: fc.oneof(fc.constant(''), anyText),
    pointsHundredths: points,
    random: anyRandom,
  })
  .map(({ type, stem, options, explanation, pointsHundredths, random }) => {
    const own = type === 'single' || type === 'multiple' ? options : [];
    const key = keyFor(type, own, random);
    const worth = key.kind === 'text' ? sumOf(key.points) : pointsHundredths;
    const blanks = key.kind === 'fill_in' ? key.blanks.length : 0;
    return {
      key,
      part: { type, stem: stemOf(type, stem, blanks), options: own, explanation, pointsHundredths: worth },
    };
  });

function sumOf(parts: readonly { readonly pointsHundredths: number }[]): number {
  return parts.reduce((sum, { pointsHundredths }) => sum + pointsHundredths, 0);
}

const editions = exampleCatalogue.flatMap((law) => law.editions);
const anyCitation: fc.Arbitrary<Citation> = fc
  .record({
    edition: fc.constantFrom(...editions),
    article: fc.integer({ min: 1, max: 22 }),
    paragraph: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
    item: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
  })
  .map(({ edition, article, paragraph, item }) => ({
    ...{ editionSlug: edition.slug, article, articleSub: 0, paragraph, item },
  }));

const anyWhole = fc.record({
  difficulty: fc.constantFrom(1, 2, 3, 4, 5),
  cognition: fc.constantFrom(null, 'remember', 'understand', 'apply', 'analyse'),
  topicPath: fc.array(anyWord, { maxLength: 3 }),
  citations: fc.uniqueArray(anyCitation, { maxLength: 3, selector: (one) => JSON.stringify(one) }),
  referenceDate: fc.constantFrom('2016-03-10', '2018-01-01', '2026-08-14', '2026-10-01'),
  source: fc.oneof(fc.constant(''), anyWord),
  tags: fc.uniqueArray(anyWord, { maxLength: 3 }),
}) as fc.Arbitrary<
  Pick<
    QuestionDraft,
    'difficulty' | 'cognition' | 'topicPath' | 'citations' | 'referenceDate' | 'source' | 'tags'
  >
>;

function standAlone({ part, key }: Asked): Pick<QuestionDraft, 'parts'> & QuestionPart & { key: PartKey } {
  return { ...part, key, parts: [] };
}

const anyAlone = fc.tuple(anyAsked, anyWhole).map(([asked, whole]): QuestionDraft => {
  return { textFormat: 'plain', ...standAlone(asked), ...whole };
});

const anyCase = fc
  .tuple(
    anyText,
    fc.array(anyAsked, { minLength: 1, maxLength: 3 }),
    anyWhole,
    fc.oneof(fc.constant(''), anyText),
  )
  .map(([stem, asked, whole, explanation]): QuestionDraft => ({
    type: 'case' satisfies QuestionType,
    textFormat: 'plain',
    stem: stemOf('single', stem, 0),
    options: [],
    parts: asked.map(({ part }) => part),
    key: { kind: 'case', parts: asked.map(({ key }) => key) },
    explanation,
    pointsHundredths: sumOf(asked.map(({ part }) => part)),
    ...whole,
  }));

/** Any question in plain text, of any type, with every sign of every format in its texts. */
export const anyQuestion: fc.Arbitrary<QuestionDraft> = fc.oneof(
  { weight: 4, arbitrary: anyAlone },
  { weight: 1, arbitrary: anyCase },
);

const latex = fc.constantFrom('x^2', '\\frac{a}{b}', 'a<b', '\\text{罚款}"1"', 'c_{1} & d', '\\broken{');

function markUp(text: string, kind: number, tex: string): string {
  const escaped = htmlOfText(text);
  const formula = formulaHtml(tex, kind % 2 === 1);
  const shapes = [
    escaped,
    `${escaped}<p><strong>${escapeXml(text)}</strong>与<em>甲</em>m<sup>3</sup>CO<sub>2</sub></p>`,
    `${escaped}<table><tbody><tr><th>甲</th><td colspan="2">${escapeXml(text)}</td></tr></tbody></table>`,
    `${escaped}<p>设${formulaHtml(tex)}。</p>${kind % 2 === 1 ? formula : ''}`,
    `<ul><li>${escapeXml(text)}</li><li><u>乙</u><s>丙</s><br />丁</li></ul>`,
    `${escaped}<p><img src="/files/abc.png" alt="图1" /></p>`,
  ];
  return cleanHtml(shapes[kind % shapes.length] ?? escaped);
}

/** The same with tables, emphasis, pictures and formulas in its texts. */
export const anyRichQuestion: fc.Arbitrary<QuestionDraft> = fc
  .tuple(anyQuestion, fc.array(fc.nat(11), { minLength: 12, maxLength: 12 }), latex)
  .map(([draft, kinds, tex]) => {
    let turn = 0;
    const rich = (text: string) => (text === '' ? '' : markUp(text, kinds[turn++ % kinds.length] ?? 0, tex));
    const richOptions = (options: readonly QuestionOption[]) =>
      options.map(({ label, text }) => ({ label, text: rich(text) }));
    return {
      ...draft,
      textFormat: 'html',
      stem: draft.type === 'fill_in' ? cleanHtml(htmlOfText(draft.stem)) : rich(draft.stem),
      options: richOptions(draft.options),
      explanation: rich(draft.explanation),
      parts: draft.parts.map((part) => ({
        ...part,
        stem: part.type === 'fill_in' ? cleanHtml(htmlOfText(part.stem)) : rich(part.stem),
        options: richOptions(part.options),
        explanation: rich(part.explanation),
      })),
    };
  });
