import type { PartKey, QuestionDraft, TextFormat } from '@whetstone/domain';
import { stemWords } from '../questions/flatten-html';
import { keyText } from '../questions/key-text';
import { fractionsOf, saysAll } from '../questions/option-fractions';
import { weaveBlanks } from './cloze';
import { qtiNamespaces, QtiTags, type QtiVersion } from './qti-item';
import { toXhtml } from './xhtml';
import { escapeXml } from './xml-tree';

type Asked = Pick<QuestionDraft, 'type' | 'stem' | 'options' | 'explanation' | 'pointsHundredths'>;

/** What a question or a sub-question adds to an item. */
interface Pieces {
  readonly declarations: string[];
  readonly body: string;
  readonly processing: string[];
  readonly explanation: string;
}

const schemaFiles: Readonly<Record<QtiVersion, string>> = {
  '2.1': 'http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd',
  '2.2': 'http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd',
  '3': 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd',
};

const titleShown = 60;

class ItemWriter {
  private readonly tags: QtiTags;

  constructor(
    version: QtiVersion,
    private readonly format: TextFormat,
  ) {
    this.tags = new QtiTags(version);
  }

  private el(
    name: string,
    attributes: Parameters<QtiTags['element']>[1],
    ...content: readonly string[]
  ): string {
    return this.tags.element(name, attributes, ...content);
  }

  /** A text as blocks of the body, blanks being fields where there are any. */
  private blocks(text: string, fields: readonly string[] = []): string {
    const { before, after } = weaveBlanks(text, fields.length);
    // The fields are put in last, so that nothing of them is taken for text.
    const marked = before.map((piece, index) => `${piece}\ue000${index}\ue001`).join('') + after;
    const written =
      this.format === 'html'
        ? `<div class="html">${toXhtml(marked)}</div>`
        : marked
            .split('\n')
            .map((line) => `<p>${escapeXml(line)}</p>`)
            .join('');
    return written.replace(/\ue000(\d+)\ue001/g, (_, index: string) => fields[Number(index)] ?? '');
  }

  private choiceText(text: string): string {
    return this.format === 'plain' && !text.includes('\n') ? escapeXml(text) : this.blocks(text);
  }

  private declare(
    identifier: string,
    cardinality: string,
    baseType: string,
    ...content: readonly string[]
  ): string {
    return this.el('responseDeclaration', { identifier, cardinality, baseType }, ...content);
  }

  private correct(values: readonly string[]): string {
    return this.el('correctResponse', {}, ...values.map((value) => this.el('value', {}, escapeXml(value))));
  }

  private mapping(
    entries: readonly (readonly [string, number])[],
    attributes: Record<string, number> = {},
  ): string {
    const written = entries.map(([mapKey, value]) => {
      const mappedValue = Number(value.toFixed(7));
      return this.el('mapEntry', { mapKey, mappedValue });
    });
    return this.el('mapping', { ...attributes, defaultValue: 0 }, ...written);
  }

  private addScore(term: string): string {
    const score = this.el('variable', { identifier: 'SCORE' });
    return this.el('setOutcomeValue', { identifier: 'SCORE' }, this.el('sum', {}, score, term));
  }

  private scoreMapped(identifier: string): string {
    return this.addScore(this.el('mapResponse', { identifier }));
  }

  private scoreExact(identifier: string, points: number): string {
    const match = this.el(
      'match',
      {},
      this.el('variable', { identifier }),
      this.el('correct', { identifier }),
    );
    const value = this.addScore(this.el('baseValue', { baseType: 'float' }, String(points)));
    return this.el('responseCondition', {}, this.el('responseIf', {}, match, value));
  }

  private interaction(
    identifier: string,
    maxChoices: number,
    choices: readonly (readonly [string, string])[],
  ): string {
    const written = choices.map(([id, text]) => this.el('simpleChoice', { identifier: id }, text));
    const attributes = { responseIdentifier: identifier, shuffle: false, maxChoices };
    return this.el('choiceInteraction', attributes, ...written);
  }

  private choice(id: string, asked: Asked, key: Extract<PartKey, { kind: 'choice' }>): Pieces {
    const isSingle = asked.type === 'single';
    const points = asked.pointsHundredths / 100;
    const isWeighted = key.ratioByLabel !== undefined && saysAll(key, asked.options, isSingle);
    const fractions = fractionsOf(key, asked.options, isSingle);
    const entries = asked.options.map(
      ({ label }, index) => [label, (fractions[index] ?? 0) * points] as const,
    );
    const mapping = isWeighted ? [this.mapping(entries, { lowerBound: 0 })] : [];
    const cardinality = isSingle ? 'single' : 'multiple';
    const choices = asked.options.map(({ label, text }) => [label, this.choiceText(text)] as const);
    return {
      declarations: [this.declare(id, cardinality, 'identifier', this.correct(key.labels), ...mapping)],
      body: this.blocks(asked.stem) + this.interaction(id, isSingle ? 1 : 0, choices),
      processing: [isWeighted ? this.scoreMapped(id) : this.scoreExact(id, points)],
      explanation: asked.explanation,
    };
  }

  private trueFalse(id: string, asked: Asked, isTrue: boolean): Pieces {
    const choices = [['true', '正确'] as const, ['false', '错误'] as const];
    return {
      declarations: [this.declare(id, 'single', 'identifier', this.correct([String(isTrue)]))],
      body: this.blocks(asked.stem) + this.interaction(id, 1, choices),
      processing: [this.scoreExact(id, asked.pointsHundredths / 100)],
      explanation: asked.explanation,
    };
  }

  private fillIn(id: string, asked: Asked, blanks: readonly (readonly string[])[]): Pieces {
    const ids = blanks.map((_, index) => (index === 0 ? id : `${id}_${index + 1}`));
    const share = asked.pointsHundredths / 100 / Math.max(1, blanks.length);
    const declarations = blanks.map((accepted, index) => {
      const mapping = this.mapping(accepted.map((text) => [text, share]));
      return this.declare(ids[index] ?? id, 'single', 'string', this.correct(accepted.slice(0, 1)), mapping);
    });
    const fields = ids.map((responseIdentifier) =>
      this.el('textEntryInteraction', { responseIdentifier, expectedLength: 20 }),
    );
    return {
      declarations,
      body: this.blocks(asked.stem, fields),
      processing: ids.map((one) => this.scoreMapped(one)),
      explanation: asked.explanation,
    };
  }

  private shortAnswer(id: string, asked: Asked, key: Extract<PartKey, { kind: 'text' }>): Pieces {
    const points = key.points.map((point) => {
      const lines = keyText({ kind: 'text', points: [point] }).split('\n');
      return `<p>${lines.map(escapeXml).join('<br/>')}</p>`;
    });
    const field = this.el('extendedTextInteraction', { responseIdentifier: id, expectedLines: 8 });
    return {
      declarations: [this.declare(id, 'single', 'string')],
      body: this.blocks(asked.stem) + field + this.el('rubricBlock', { view: 'scorer' }, ...points),
      processing: [],
      explanation: asked.explanation,
    };
  }

  private pieces(id: string, asked: Asked, key: PartKey): Pieces {
    switch (key.kind) {
      case 'choice':
        return this.choice(id, asked, key);
      case 'true_false':
        return this.trueFalse(id, asked, key.isTrue);
      case 'fill_in':
        return this.fillIn(id, asked, key.blanks);
      case 'text':
        return this.shortAnswer(id, asked, key);
    }
  }

  private caseBody(draft: QuestionDraft, parts: readonly Pieces[]): string {
    const bodies = parts.map(
      ({ body }, index) => `<div class="case-part" id="part-${index + 1}">${body}</div>`,
    );
    return this.blocks(draft.stem) + bodies.join('');
  }

  private outcome(identifier: string, points: number): string {
    const value = this.el('defaultValue', {}, this.el('value', {}, String(points)));
    return this.el('outcomeDeclaration', { identifier, cardinality: 'single', baseType: 'float' }, value);
  }

  private feedback(explanations: readonly (readonly [string, string])[]): string[] {
    return explanations.map(([identifier, text]) => {
      const blocks = this.blocks(text);
      const content = this.tags.version === '3' ? this.el('contentBody', {}, blocks) : blocks;
      return this.el(
        'modalFeedback',
        { outcomeIdentifier: 'FEEDBACK', identifier, showHide: 'show' },
        content,
      );
    });
  }

  item(identifier: string, draft: QuestionDraft): string {
    const { key } = draft;
    const parts =
      key.kind === 'case'
        ? draft.parts.flatMap((part, index) => {
            const partKey = key.parts[index];
            return partKey ? [this.pieces(`PART_${index + 1}`, part, partKey)] : [];
          })
        : [];
    const alone = key.kind === 'case' ? null : this.pieces('RESPONSE', draft, key);
    const all = alone ? [alone] : parts;
    const explanations = [
      ['EXPLANATION', draft.explanation] as const,
      ...parts.map(({ explanation }, index) => [`EXPLANATION_${index + 1}`, explanation] as const),
    ].filter(([, text]) => text !== '');
    const outcomes = draft.parts.map(({ pointsHundredths }, index) =>
      this.outcome(`MAXSCORE_${index + 1}`, pointsHundredths / 100),
    );
    const title = stemWords(draft).replace(/\s+/g, ' ').slice(0, titleShown);
    const namespace = qtiNamespaces[this.tags.version];
    const attributes = {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} ${schemaFiles[this.tags.version]}`,
      ...{ identifier, title, adaptive: false, timeDependent: false },
    };
    return this.el(
      'assessmentItem',
      attributes,
      ...all.flatMap(({ declarations }) => declarations),
      this.outcome('SCORE', 0),
      this.outcome('MAXSCORE', draft.pointsHundredths / 100),
      ...outcomes,
      ...(explanations.length > 0 ? [this.feedbackOutcome()] : []),
      this.el('itemBody', {}, alone ? alone.body : this.caseBody(draft, parts)),
      this.processing(all, explanations),
      ...this.feedback(explanations),
    );
  }

  private feedbackOutcome(): string {
    return this.el('outcomeDeclaration', {
      ...{ identifier: 'FEEDBACK', cardinality: 'multiple', baseType: 'identifier' },
    });
  }

  private processing(all: readonly Pieces[], explanations: readonly (readonly [string, string])[]): string {
    const shown = explanations.map(([id]) => this.el('baseValue', { baseType: 'identifier' }, id));
    const show =
      shown.length === 0
        ? []
        : [this.el('setOutcomeValue', { identifier: 'FEEDBACK' }, this.el('multiple', {}, ...shown))];
    return this.el('responseProcessing', {}, ...all.flatMap(({ processing }) => processing), ...show);
  }
}

/** One question as an item of QTI; a case is one item whose parts stand in divisions of their own. */
export function qtiItem(draft: QuestionDraft, identifier: string, version: QtiVersion): string {
  const item = new ItemWriter(version, draft.textFormat).item(identifier, draft);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${item}\n`;
}
