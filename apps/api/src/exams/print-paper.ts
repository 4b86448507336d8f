import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import {
  ALL_OR_NOTHING,
  type QuestionOption,
  type QuestionType as TypeName,
  type ScoringKind as ScoringKindName,
  type ScoringRule,
  type TextFormat as FormatName,
} from '@whetstone/domain';
import { ScoringKind } from '../blueprints/blueprints.types';
import { QuestionType, TextFormat } from '../questions/question-enums';
import type { FrozenPart, FrozenSection } from './papers.service';

/** A sub-question of a case as an officer is shown it. */
export interface PrintedPart {
  readonly type: Exclude<TypeName, 'case'>;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly blanks: number;
  readonly points: number;
}

/** A question as an officer is shown it: what is not named here cannot leave the server. */
export interface PrintedQuestion {
  readonly id: string;
  readonly number: number;
  readonly type: TypeName;
  readonly textFormat: FormatName;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly blanks: number;
  /** Of a case; empty for other types. */
  readonly parts: readonly PrintedPart[];
  readonly points: number;
  readonly referenceDate: string;
}

export interface PrintedSection {
  readonly type: TypeName;
  readonly pointsEach: number;
  /** Of multiple choice; null for types that score themselves in one way. */
  readonly scoring: { readonly kind: ScoringKindName; readonly subsetPoints: number | null } | null;
  readonly questions: readonly PrintedQuestion[];
}

export function printSections(sections: readonly FrozenSection[]): PrintedSection[] {
  return sections.map(({ type, pointsEachHundredths, scoring, questions }) => ({
    type,
    pointsEach: pointsEachHundredths / 100,
    scoring: type === 'multiple' ? printScoring(scoring ?? ALL_OR_NOTHING) : null,
    questions: questions.map(
      ({
        id,
        number,
        type: kind,
        textFormat = 'plain',
        stem,
        options,
        blanks,
        parts = [],
        maxHundredths,
        referenceDate,
      }) => ({
        ...{ id, number, type: kind, textFormat, stem },
        options: printOptions(options),
        blanks,
        parts: parts.map(printPart),
        ...{ points: maxHundredths / 100, referenceDate },
      }),
    ),
  }));
}

function printScoring(rule: ScoringRule) {
  return {
    kind: rule.kind,
    subsetPoints: rule.kind === 'fixed_for_subset' ? rule.subsetHundredths / 100 : null,
  };
}

function printOptions(options: readonly QuestionOption[]): QuestionOption[] {
  return options.map(({ label, text }) => ({ label, text }));
}

function printPart({ type, stem, options, blanks, maxHundredths }: FrozenPart): PrintedPart {
  return { type, stem, options: printOptions(options), blanks, points: maxHundredths / 100 };
}

/** A paper as it travels: compressed once, named by the hash of what it says. */
export interface PackedPaper {
  /** SHA-256 of the text before it is compressed, in hexadecimal digits. */
  readonly hash: string;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
}

/**
 * The sections as JSON, word for word what GraphQL answers for `Attempt.sections` in the order of the paper, but for lists of
 * parts that are empty.
 */
export function paperText(sections: readonly FrozenSection[]): string {
  const printed = printSections(sections).map((section) => ({
    ...section,
    type: nameIn(QuestionType, section.type),
    scoring: section.scoring && { ...section.scoring, kind: nameIn(ScoringKind, section.scoring.kind) },
    questions: section.questions.map((question) => ({
      ...question,
      type: nameIn(QuestionType, question.type),
      textFormat: nameIn(TextFormat, question.textFormat),
      // Only where there are any: papers from before there were cases keep their names.
      parts:
        question.parts.length > 0
          ? question.parts.map((part) => ({ ...part, type: nameIn(QuestionType, part.type) }))
          : undefined,
    })),
  }));
  return JSON.stringify({ sections: printed });
}

export async function packPaper(sections: readonly FrozenSection[]): Promise<PackedPaper> {
  const text = Buffer.from(paperText(sections));
  const [small, common] = await Promise.all([
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
    promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  return { hash: createHash('sha256').update(text).digest('hex'), brotli: small, gzip: common };
}

/** What GraphQL calls a value of an enum. */
function nameIn(names: Readonly<Record<string, string>>, value: string): string {
  const [name] = Object.entries(names).find(([, known]) => known === value) ?? [];
  if (name === undefined) throw new Error(`No name for ${value}`);
  return name;
}
