import { fault, type Fault, type PartKey } from '@whetstone/domain';
import { keyOfFractions } from '../questions/option-fractions';
import { optionLabels, usualHeading } from '../questions/question-headings';
import { readHundredths, readRubric } from '../questions/read-key';
import {
  noText,
  notSupported,
  structuredQuestion,
  type GivenPart,
  type GivenText,
} from '../questions/structured-question';
import type { UnreadQuestion, WrittenQuestion } from '../questions/written-question';
import { unweaveBlanks } from './cloze';
import { withOldNames } from './qti-item';
import { givenText } from './xhtml';
import { allOf, childOf, elementsOf, isElement, textOf, type XmlElement, type XmlNode } from './xml-tree';

/** What an interaction of QTI is called by those who set it. */
const strangers: Readonly<Record<string, string>> = {
  matchInteraction: 'match 匹配题',
  associateInteraction: 'associate 配对题',
  orderInteraction: 'order 排序题',
  graphicOrderInteraction: 'graphic order 图形排序题',
  gapMatchInteraction: 'gap match 拖放填空',
  graphicGapMatchInteraction: 'graphic gap match 图形拖放题',
  graphicAssociateInteraction: 'graphic associate 图形连线题',
  hotspotInteraction: 'hotspot 热点题',
  selectPointInteraction: 'select point 选点题',
  positionObjectInteraction: 'position object 拖放题',
  hottextInteraction: 'hot text 热词题',
  inlineChoiceInteraction: 'inline choice 选词填空',
  sliderInteraction: 'slider 滑块题',
  drawingInteraction: 'drawing 绘图题',
  uploadInteraction: 'upload 上传题',
  mediaInteraction: 'media 媒体题',
  customInteraction: 'custom 自定义题',
  portableCustomInteraction: 'portable custom 自定义题',
};

class Unsupported extends Error {
  constructor(readonly typeName: string) {
    super(typeName);
  }
}

function isInteraction({ name }: XmlElement): boolean {
  return name.endsWith('Interaction') && name !== 'endAttemptInteraction';
}

function interactionsOf(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => (isInteraction(child) ? [child] : interactionsOf(child)));
}

interface Declaration {
  readonly baseType: string;
  readonly cardinality: string;
  readonly correct: readonly string[];
  readonly mapped: readonly (readonly [string, number])[];
}

function valuesOf(element: XmlElement | null): string[] {
  return (element ? elementsOf(element, 'value') : []).map((value) => textOf(value).trim());
}

function declarationsOf(item: XmlElement): ReadonlyMap<string, Declaration> {
  return new Map(
    elementsOf(item, 'responseDeclaration').map((declaration) => {
      const { identifier = '', baseType = '', cardinality = 'single' } = declaration.attributes;
      const mapping = childOf(declaration, 'mapping');
      const mapped = (mapping ? elementsOf(mapping, 'mapEntry') : []).map(
        ({ attributes }) => [attributes['mapKey'] ?? '', Number(attributes['mappedValue'] ?? '0')] as const,
      );
      const correct = valuesOf(childOf(declaration, 'correctResponse'));
      return [identifier, { baseType, cardinality, correct, mapped }];
    }),
  );
}

function outcomeOf(item: XmlElement, identifier: string): number | null {
  const declaration = elementsOf(item, 'outcomeDeclaration').find(
    ({ attributes }) => attributes['identifier'] === identifier,
  );
  if (!declaration) return null;
  const [value] = valuesOf(childOf(declaration, 'defaultValue'));
  const number = Number(value ?? declaration.attributes['normalMaximum'] ?? '');
  return number > 0 ? number : null;
}

function hundredths(points: number): number {
  return readHundredths(points.toFixed(2)) ?? 100;
}

/** The body without what is asked for in it, fields being blanks. */
function stemNodes(nodes: readonly XmlNode[]): XmlNode[] {
  return nodes.flatMap((node): XmlNode[] => {
    if (!isElement(node)) return [node];
    if (node.name === 'rubricBlock' || node.name === 'stylesheet') return [];
    if (node.name === 'textEntryInteraction') return ['\ue000'];
    if (isInteraction(node)) {
      const prompt = childOf(node, 'prompt');
      return prompt ? [{ ...prompt, name: 'p', children: stemNodes(prompt.children) }] : [];
    }
    return [{ ...node, children: stemNodes(node.children) }];
  });
}

function stemOf(nodes: readonly XmlNode[]): GivenText {
  const { text, isHtml } = givenText(stemNodes(nodes));
  const pieces = text.split('\ue000');
  const after = pieces.pop() ?? '';
  return { isHtml, text: unweaveBlanks({ before: pieces, after }) };
}

interface Context {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly pointsHundredths: number;
  readonly explanation: GivenText;
}

const nothing: Declaration = { baseType: '', cardinality: 'single', correct: [], mapped: [] };

function choiceKey(declaration: Declaration, ids: readonly string[], points: number): PartKey {
  const { correct, mapped, cardinality } = declaration;
  const options = ids.map((_, index) => ({ label: optionLabels[index] ?? '', text: '' }));
  const right = ids.flatMap((id, index) => (correct.includes(id) ? [optionLabels[index] ?? ''] : []));
  if (mapped.length === 0) return { kind: 'choice', labels: right };
  const worth = new Map(mapped);
  const fractions = ids.map((id) => Number(((worth.get(id) ?? 0) / points).toFixed(7)));
  const key = keyOfFractions(fractions, options, cardinality === 'single');
  return right.length > 0 ? { ...key, labels: right } : key;
}

type Kind = Pick<GivenPart, 'type' | 'key' | 'options'>;

function readChoice(interaction: XmlElement, { declarations, pointsHundredths }: Context): Kind {
  const declaration = declarations.get(interaction.attributes['responseIdentifier'] ?? '') ?? nothing;
  const choices = allOf(interaction, 'simpleChoice');
  const ids = choices.map(({ attributes }) => attributes['identifier'] ?? '');
  const truth = new Set(ids.map((id) => id.toLowerCase()));
  if (ids.length === 2 && truth.has('true') && truth.has('false')) {
    const [right] = declaration.correct;
    const isTrue = right?.toLowerCase() === 'true';
    const key: PartKey =
      right === undefined ? { kind: 'choice', labels: [] } : { kind: 'true_false', isTrue };
    return { type: 'true_false', options: [], key };
  }
  const options = choices.map((choice) =>
    givenText(choice.children.filter((child) => !isElement(child) || child.name !== 'feedbackInline')),
  );
  const type = declaration.cardinality === 'multiple' ? 'multiple' : 'single';
  return { type, options, key: choiceKey(declaration, ids, pointsHundredths / 100) };
}

function readFields(fields: readonly XmlElement[], { declarations }: Context): Kind {
  const blanks = fields.map(({ attributes }) => {
    const { baseType, correct, mapped } = declarations.get(attributes['responseIdentifier'] ?? '') ?? nothing;
    if (baseType === 'integer' || baseType === 'float') throw new Unsupported('numerical 数值题');
    const accepted = mapped.filter(([, value]) => value > 0).map(([text]) => text);
    return [...new Set([...correct, ...accepted])];
  });
  return { type: 'fill_in', options: [], key: { kind: 'fill_in', blanks } };
}

function readEssay(nodes: readonly XmlNode[], { pointsHundredths }: Context): Kind {
  const root: XmlElement = { name: '', attributes: {}, children: nodes, line: 0 };
  const rubric = allOf(root, 'rubricBlock').filter(({ attributes }) =>
    /scorer/.test(attributes['view'] ?? ''),
  );
  const texts = rubric.flatMap((block) => {
    const blocks = elementsOf(block).length > 0 ? elementsOf(block) : [block];
    return blocks.map(({ children }) => givenText(children).text.trim());
  });
  const points = readRubric(texts.filter(Boolean).join('；'), pointsHundredths);
  return { type: 'short_answer', options: [], key: { kind: 'text', points } };
}

function readAsked(nodes: readonly XmlNode[], context: Context): GivenPart {
  const interactions = interactionsOf({ name: '', attributes: {}, children: nodes, line: 0 });
  const stranger = interactions.find(({ name }) => strangers[name] !== undefined);
  if (stranger) throw new Unsupported(strangers[stranger.name] ?? stranger.name);
  const [first] = interactions;
  if (!first) throw new Unsupported('no interaction 说明');
  const { pointsHundredths, explanation } = context;
  const rest = { stem: stemOf(nodes), pointsHundredths, explanation };
  if (interactions.every(({ name }) => name === 'textEntryInteraction'))
    return { ...rest, ...readFields(interactions, context) };
  if (interactions.length > 1) throw new Unsupported('composite 组合题');
  if (first.name === 'choiceInteraction') return { ...rest, ...readChoice(first, context) };
  if (first.name === 'extendedTextInteraction') return { ...rest, ...readEssay(nodes, context) };
  throw new Unsupported(first.name);
}

function feedbackOf(item: XmlElement, isWanted: (identifier: string) => boolean): GivenText {
  const texts = elementsOf(item, 'modalFeedback')
    .filter(({ attributes }) => isWanted(attributes['identifier'] ?? ''))
    .map((feedback) => givenText((childOf(feedback, 'contentBody') ?? feedback).children));
  const [first, ...more] = texts;
  if (!first || more.length === 0) return first ?? noText;
  const isHtml = texts.some((text) => text.isHtml);
  return { isHtml, text: texts.map(({ text }) => text).join(isHtml ? '' : '\n') };
}

function isCasePart(node: XmlNode): node is XmlElement {
  return isElement(node) && node.attributes['class'] === 'case-part';
}

function readCase(at: number, item: XmlElement, body: XmlElement): WrittenQuestion {
  const declarations = declarationsOf(item);
  const parts = body.children.filter(isCasePart).map((part, index) =>
    readAsked(part.children, {
      declarations,
      pointsHundredths: hundredths(outcomeOf(item, `MAXSCORE_${index + 1}`) ?? 1),
      explanation: feedbackOf(item, (id) => id === `EXPLANATION_${index + 1}`),
    }),
  );
  return structuredQuestion({
    at,
    type: 'case',
    stem: givenText(body.children.filter((node) => !isCasePart(node))),
    options: [],
    parts,
    key: { kind: 'case', parts: parts.map(({ key }) => key) },
    explanation: feedbackOf(item, (id) => id === 'EXPLANATION'),
    pointsHundredths: parts.reduce((sum, part) => sum + part.pointsHundredths, 0),
  });
}

function formulaFaults(at: number, item: XmlElement): Fault[] {
  const unreadable = allOf(item, 'math').filter(
    (math) => !allOf(math, 'annotation').some((one) => /tex/i.test(one.attributes['encoding'] ?? '')),
  );
  return unreadable.map(() =>
    fault('PICTURE_LEFT_OUT', { row: at, field: usualHeading('stem'), found: 'MathML', expected: 'LaTeX' }),
  );
}

/** Reads one item of QTI 2.x or 3.0. */
export function readQtiItem(written: XmlElement, at: number): WrittenQuestion | UnreadQuestion {
  const item = withOldNames(written);
  const body = childOf(item, 'itemBody');
  if (!body) return notSupported(at, item.name);
  try {
    if (body.children.some(isCasePart)) return readCase(at, item, body);
    const asked = readAsked(body.children, {
      declarations: declarationsOf(item),
      pointsHundredths: hundredths(outcomeOf(item, 'MAXSCORE') ?? outcomeOf(item, 'SCORE') ?? 1),
      explanation: feedbackOf(item, () => true),
    });
    return structuredQuestion({ ...asked, at, faults: formulaFaults(at, item) });
  } catch (error) {
    if (error instanceof Unsupported) return notSupported(at, error.typeName);
    throw error;
  }
}
