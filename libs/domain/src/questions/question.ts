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

/** What is right. It lives apart from the question text and never reaches an officer before release. */
export type QuestionKey =
  | { readonly kind: 'choice'; readonly labels: readonly string[] }
  | { readonly kind: 'true_false'; readonly isTrue: boolean }
  /** The accepted texts of each blank, in the order of the blanks. */
  | { readonly kind: 'fill_in'; readonly blanks: readonly (readonly string[])[] }
  /** Reserved for short answers and cases: the 要点 a marker looks for. */
  | {
      readonly kind: 'text';
      readonly points: readonly { readonly text: string; readonly pointsHundredths: number }[];
    };

/** 1 易 · 2 较易 · 3 中 · 4 较难 · 5 难. */
export type Difficulty = 1 | 2 | 3 | 4 | 5;

/** A question as an author proposes it, before it becomes a revision. */
export interface QuestionDraft {
  readonly type: QuestionType;
  readonly stem: string;
  /** Empty for true/false and fill-in. */
  readonly options: readonly QuestionOption[];
  readonly key: QuestionKey;
  readonly explanation: string;
  readonly difficulty: Difficulty;
  /** Hundredths of a point, so that points add up exactly. */
  readonly pointsHundredths: number;
  /** 知识点 from the widest to the narrowest. */
  readonly topicPath: readonly string[];
  readonly citations: readonly Citation[];
  /** The day whose law the question asks about. */
  readonly referenceDate: CalendarDate;
}
