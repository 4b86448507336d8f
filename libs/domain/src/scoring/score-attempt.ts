import type { QuestionKey } from '../questions/question';
import { pointsOf, type Answer, type Scored } from './score-answer';
import { partAnswer, writtenPartsOf, writtenTextsOf } from './written-answer';

/** A question of a paper with its key and its section's rule, frozen together, as marking needs it. */
export interface KeyedQuestion extends Scored {
  readonly questionId: string;
  /** Of a case: what its parts are worth on this paper, in their order. */
  readonly partHundredths?: readonly number[];
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
  /** Null while a person has yet to read something: half a result is none. */
  readonly hundredths: number | null;
  readonly isPassed: boolean | null;
}

/** What persons say of the questions of one attempt, in hundredths by question. */
export interface PersonsPoints {
  /** For a question as a whole, whatever its key says: a ruling on an appeal. */
  readonly given?: ReadonlyMap<string, number>;
  /** For what was written, by those who read it. */
  readonly read?: ReadonlyMap<string, number>;
}

/**
 * Marks a whole sheet: the same paper, sheet, key and persons' points always give the same result, so marking can be run
 * again.
 */
export function scoreAttempt(
  paper: readonly KeyedQuestion[],
  sheet: readonly Answer[],
  passHundredths: number,
  persons: PersonsPoints = {},
): Score {
  const answers = new Map(sheet.map((answer) => [answer.questionId, answer]));
  const marks = paper.map((question) => markOf(question, answers.get(question.questionId), persons));
  if (marks.some(({ isPending }) => isPending)) return { marks, hundredths: null, isPassed: null };
  const hundredths = marks.reduce((sum, mark) => sum + mark.hundredths, 0);
  return { marks, hundredths, isPassed: hundredths >= passHundredths };
}

function markOf(question: KeyedQuestion, answer: Answer | undefined, { given, read }: PersonsPoints): Mark {
  const { questionId, maxHundredths, isVoid = false } = question;
  const mark = { questionId, maxHundredths };
  if (isVoid) return { ...mark, hundredths: maxHundredths };
  const byRuling = given?.get(questionId);
  if (byRuling !== undefined) return { ...mark, hundredths: Math.min(byRuling, maxHundredths) };
  const byMachine = machinePoints(question, answer);
  if (!isWritten(question, answer)) return { ...mark, hundredths: byMachine };
  const byReaders = read?.get(questionId);
  if (byReaders === undefined) return { ...mark, hundredths: byMachine, isPending: true };
  return { ...mark, hundredths: Math.min(byMachine + byReaders, maxHundredths) };
}

/** What a machine gives for an answer: all of it, or of a case the parts that are not written. */
function machinePoints(question: KeyedQuestion, answer: Answer | undefined): number {
  const { key, alsoAccepted = [], partHundredths = [] } = question;
  if (key.kind === 'text') return 0;
  if (key.kind === 'case')
    return key.parts.reduce((sum, part, index) => {
      if (part.kind === 'text') return sum;
      const maxHundredths = partHundredths[index] ?? 0;
      return sum + pointsOf(partAnswer(answer, index, part.kind), { maxHundredths, key: part });
    }, 0);
  const accepted: readonly QuestionKey[] = [key, ...alsoAccepted];
  return Math.max(...accepted.map((one) => pointsOf(answer, { ...question, key: one })));
}

/** Something for a person to read; what was left open is worth nothing without anybody looking. */
export function isWritten(
  question: Scored & Pick<KeyedQuestion, 'partHundredths'>,
  answer: Answer | undefined,
): boolean {
  return writtenTextsOf(answer, writtenPartsOf(question)).some((text) => text !== '');
}
