import type { Citation } from '../citation/citation';
import type { CalendarDate } from '../calendar/calendar-date';

/** 单选, 多选, 判断, 填空, 简答, 案例分析. */
export type QuestionType = 'single' | 'multiple' | 'true_false' | 'fill_in' | 'short_answer' | 'case';

/** The types that score themselves; the others need a marker. */
export const machineMarkedTypes = [
  'single',
  'multiple',
  'true_false',
  'fill_in',
] as const satisfies QuestionType[];

export interface QuestionOption {
  /** A, B, C …, as the author wrote them; an officer's paper may show them in another order. */
  readonly label: string;
  readonly text: string;
}

/** A 要点: what a marker looks for in a written answer, and what it is worth. */
export interface RubricPoint {
  readonly text: string;
  readonly pointsHundredths: number;
}

export type ChoiceKey = {
  readonly kind: 'choice';
  readonly labels: readonly string[];
  /** The share of the points each option is worth, -1…1, where a section is scored by option weights; absent = by the labels. */
  readonly ratioByLabel?: Readonly<Record<string, number>>;
};

export type FillInKey = {
  readonly kind: 'fill_in';
  /** The accepted texts of each blank, in the order of the blanks. */
  readonly blanks: readonly (readonly string[])[];
  /** The blanks may be answered in any order. */
  readonly isOrderFree?: boolean;
  /** `contains`: an answer that holds an accepted text is right; absent = it has to equal one. */
  readonly matching?: 'equals' | 'contains';
};

/** The key of a question that stands by itself, or of one part of a case. */
export type PartKey =
  | ChoiceKey
  | { readonly kind: 'true_false'; readonly isTrue: boolean }
  | FillInKey
  /** Of a short answer. */
  | { readonly kind: 'text'; readonly points: readonly RubricPoint[] };

/** What is right. It lives apart from the question text and never reaches an officer before release. */
export type QuestionKey =
  | PartKey
  /** Of a case: the keys of its parts, in their order. */
  | { readonly kind: 'case'; readonly parts: readonly PartKey[] };

/** One sub-question of a case, asked about the case's material. */
export interface QuestionPart {
  readonly type: Exclude<QuestionType, 'case'>;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly explanation: string;
  readonly pointsHundredths: number;
}

/** 识记 · 理解 · 应用 · 分析. */
export const cognitions = ['remember', 'understand', 'apply', 'analyse'] as const;
export type Cognition = (typeof cognitions)[number];

/**
 * How stem, options and explanations are written: `plain` text, or an HTML fragment of paragraphs, lists, tables, emphasis,
 * sub- and superscript, images of ours, and formulas as `<span data-type="inline-math" data-latex="…">`.
 */
export type TextFormat = 'plain' | 'html';

/** 1 易 · 2 较易 · 3 中 · 4 较难 · 5 难. */
export type Difficulty = 1 | 2 | 3 | 4 | 5;

/** A question as an author proposes it, before it becomes a revision. */
export interface QuestionDraft {
  readonly type: QuestionType;
  readonly textFormat: TextFormat;
  /** Of a case: the material its parts share. */
  readonly stem: string;
  /** Empty for all but single and multiple choice. */
  readonly options: readonly QuestionOption[];
  /** The sub-questions of a case, in their order; empty for all other types. */
  readonly parts: readonly QuestionPart[];
  readonly key: QuestionKey;
  readonly explanation: string;
  readonly difficulty: Difficulty;
  /** Null = not said. */
  readonly cognition: Cognition | null;
  /** Hundredths of a point, so that points add up exactly; of a case the sum over its parts. */
  readonly pointsHundredths: number;
  /** 知识点 from the widest to the narrowest. */
  readonly topicPath: readonly string[];
  readonly citations: readonly Citation[];
  /** The day whose law the question asks about. */
  readonly referenceDate: CalendarDate;
  /** Where it was taken from, such as 2025年省级比武; empty = not said. */
  readonly source: string;
  readonly tags: readonly string[];
}
