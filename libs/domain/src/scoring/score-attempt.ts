import { pointsOf, type Answer, type Scored } from './score-answer';

/** A question of a paper with its key and its section's rule, frozen together, as marking needs it. */
export interface KeyedQuestion extends Scored {
  readonly questionId: string;
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
  const marks = paper.map((question): Mark => {
    const { questionId, maxHundredths } = question;
    return { questionId, maxHundredths, hundredths: pointsOf(answers.get(questionId), question) };
  });
  const hundredths = marks.reduce((sum, mark) => sum + mark.hundredths, 0);
  return { marks, hundredths, isPassed: hundredths >= passHundredths };
}
