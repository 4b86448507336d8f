import {
  checkQuestion,
  fault,
  hasError,
  normaliseStem,
  parseCitations,
  type CalendarDate,
  type Citation,
  type Fault,
  type LawCatalogue,
  type QuestionDraft,
} from '@whetstone/domain';
import { stemWords } from './flatten-html';

/** A question of a file, fit to be imported as a draft. */
export interface QuestionRow extends QuestionDraft {
  /** Its row, its line, or its number in a package: of a question over several rows the first. */
  readonly rowNumber: number;
}

export interface ParsedQuestions {
  readonly questions: readonly QuestionRow[];
  readonly faults: readonly Fault[];
}

/** Where in the file a field of the draft stands, as a fault tells it. */
export type Place = Pick<Fault, 'row' | 'field' | 'part'>;

/** A text of citations with the day it speaks of. */
export interface WrittenCitations {
  readonly text: string;
  readonly date: CalendarDate | null;
  readonly place: Place;
}

/** A question as a file writes it: everything read, nothing checked yet. */
export interface WrittenQuestion {
  readonly rowNumber: number;
  readonly draft: Omit<QuestionDraft, 'citations' | 'referenceDate'>;
  /** Of a case one for each sub-question that cites something. */
  readonly citations: readonly WrittenCitations[];
  /** What could not be read. */
  readonly faults: readonly Fault[];
  placeOf(draftField: string | null): Place;
}

/** A question that could not even be put together; its faults say why. */
export interface UnreadQuestion {
  readonly rowNumber: number;
  readonly faults: readonly Fault[];
}

/** A stem in a fault needs only be recognised. */
export const stemShown = 30;

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

interface Cited {
  readonly citations: readonly Citation[];
  readonly referenceDate: CalendarDate;
  readonly faults: readonly Fault[];
}

/** The day of a case is the one its first sub-question names; each of them is resolved by its own. */
function resolveCitations(
  written: readonly WrittenCitations[],
  catalogue: LawCatalogue,
  today: CalendarDate,
): Cited {
  const stated = written.find(({ date }) => date !== null)?.date ?? null;
  const parsed = written.map(({ text, date, place }) => {
    const { faults, ...rest } = parseCitations(text, catalogue, date ?? stated, today);
    return { ...rest, faults: faults.map((wrong) => ({ ...wrong, ...place })) };
  });
  return {
    citations: distinct(parsed.flatMap(({ citations }) => citations)),
    referenceDate: stated ?? parsed[0]?.referenceDate ?? today,
    faults: parsed.flatMap(({ faults }) => faults),
  };
}

/** A field that could not be read is reported once, by whoever could not read it. */
function draftFaults(draft: QuestionDraft, written: WrittenQuestion, known: readonly Fault[]): Fault[] {
  const isKnown = ({ row, field }: Place) => known.some((one) => one.row === row && one.field === field);
  return checkQuestion(draft)
    .map((wrong) => ({ ...wrong, ...written.placeOf(wrong.field) }))
    .filter((wrong) => !isKnown(wrong));
}

function reportRepeat(
  firstByStem: Map<string, number>,
  { rowNumber, stem }: { readonly rowNumber: number; readonly stem: string },
  place: Place,
): Fault[] {
  const folded = normaliseStem(stem);
  if (folded === '') return [];
  const first = firstByStem.get(folded);
  if (first === undefined) firstByStem.set(folded, rowNumber);
  if (first === undefined) return [];
  return [
    fault('DUPLICATE_QUESTION', { ...place, found: stem.slice(0, stemShown), expected: String(first) }),
  ];
}

export function isWritten(question: WrittenQuestion | UnreadQuestion): question is WrittenQuestion {
  return 'draft' in question;
}

/**
 * Checks what a file holds, question by question and against the catalogue of laws. A question with an error is left
 * out of `questions`; one with only warnings is in.
 */
export function settleQuestions(
  written: readonly (WrittenQuestion | UnreadQuestion)[],
  catalogue: LawCatalogue,
  today: CalendarDate,
): ParsedQuestions {
  const firstByStem = new Map<string, number>();
  const questions: QuestionRow[] = [];
  const faults: Fault[] = [];
  for (const one of written) {
    const { rowNumber } = one;
    if (!isWritten(one)) {
      faults.push(...one.faults);
      continue;
    }
    const { faults: citationFaults, ...cited } = resolveCitations(one.citations, catalogue, today);
    const question = { rowNumber, ...one.draft, ...cited };
    const read = [...one.faults, ...citationFaults];
    const own = [
      ...read,
      ...draftFaults(question, one, read),
      ...reportRepeat(firstByStem, { rowNumber, stem: stemWords(one.draft) }, one.placeOf('stem')),
    ];
    faults.push(...own);
    if (!hasError(own)) questions.push(question);
  }
  return { questions, faults };
}
