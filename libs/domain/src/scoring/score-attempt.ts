import type { QuestionKey } from '../questions/question';
import { pointsOf, type Answer, type Scored } from './score-answer';

/** A question of a paper with its key and its section's rule, frozen together, as marking needs it. */
export interface KeyedQuestion extends Scored {
  readonly questionId: string;
  /** Keys that were accepted besides after the paper was frozen; the better one counts. */
  readonly alsoAccepted?: readonly QuestionKey[];
  /** Taken out after the paper was frozen: everybody gets its points. */
  readonly isVoid?: boolean;
}

export interface Mark {
  readonly questionId: string;
  readonly hundredths: number;
  readonly maxHundredths: number;
  /** A person has yet to read it; until then it counts nothing. */
  readonly isPending?: true;
}

export interface Score {
  readonly marks: readonly Mark[];
  readonly hundredths: number;
  readonly isPassed: boolean;
}

const NOTHING_GIVEN: ReadonlyMap<string, number> = new Map();

/**
 * Marks a whole sheet: the same paper, sheet, key and given points always give the same result, so marking can be run
 * again.
 * @param given points that a person gave to questions, in hundredths: by markers, or by a ruling on an appeal.
 */
export function scoreAttempt(
  paper: readonly KeyedQuestion[],
  sheet: readonly Answer[],
  passHundredths: number,
  given: ReadonlyMap<string, number> = NOTHING_GIVEN,
): Score {
  const answers = new Map(sheet.map((answer) => [answer.questionId, answer]));
  const marks = paper.map((question) => markOf(question, answers.get(question.questionId), given));
  const hundredths = marks.reduce((sum, mark) => sum + mark.hundredths, 0);
  return { marks, hundredths, isPassed: hundredths >= passHundredths };
}

function markOf(
  question: KeyedQuestion,
  answer: Answer | undefined,
  given: ReadonlyMap<string, number>,
): Mark {
  const { questionId, maxHundredths, key, alsoAccepted = [], isVoid = false } = question;
  const mark = { questionId, maxHundredths };
  if (isVoid) return { ...mark, hundredths: maxHundredths };
  const byPerson = given.get(questionId);
  if (byPerson !== undefined) return { ...mark, hundredths: Math.min(byPerson, maxHundredths) };
  if (isReadByPerson(key))
    return isWritten(answer) ? { ...mark, hundredths: 0, isPending: true } : { ...mark, hundredths: 0 };
  const earned = [key, ...alsoAccepted].map((accepted) => pointsOf(answer, { ...question, key: accepted }));
  return { ...mark, hundredths: Math.max(...earned) };
}

function isReadByPerson({ kind }: QuestionKey): boolean {
  return kind === 'text' || kind === 'case';
}

/** Something to read; what was left open is worth nothing without anybody looking. */
export function isWritten(answer: Answer | undefined): answer is Answer {
  return answer?.texts.some((text) => text.trim() !== '') ?? false;
}
