import type { QuestionKey } from '../questions/question';
import { pointsFor, scoreAnswer, type Answer } from './score-answer';

/** A question of a paper with its key, as marking needs it. */
export interface KeyedQuestion {
  readonly questionId: string;
  readonly maxHundredths: number;
  readonly key: QuestionKey;
}

export interface Mark {
  readonly questionId: string;
  readonly hundredths: number;
  readonly maxHundredths: number;
}

export interface Score {
  readonly marks: readonly Mark[];
  readonly hundredths: number;
  readonly isPassed: boolean;
}

/** Marks a whole sheet: the same paper, sheet and key always give the same points, so marking can be run again. */
export function scoreAttempt(
  paper: readonly KeyedQuestion[],
  sheet: readonly Answer[],
  passHundredths: number,
): Score {
  const answers = new Map(sheet.map((answer) => [answer.questionId, answer]));
  const marks = paper.map(({ questionId, maxHundredths, key }): Mark => {
    const ratio = scoreAnswer(answers.get(questionId), key);
    return { questionId, maxHundredths, hundredths: pointsFor(ratio, maxHundredths) };
  });
  const hundredths = marks.reduce((sum, mark) => sum + mark.hundredths, 0);
  return { marks, hundredths, isPassed: hundredths >= passHundredths };
}
