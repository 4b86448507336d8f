import type { ScoringKind } from '@whetstone/domain';
import type { QuestionType, RoomAttemptFragment, TextFormat } from '../../gql/graphql';

/** A sub-question of a case. */
export interface PaperPart {
  readonly type: QuestionType;
  readonly stem: string;
  readonly options: readonly { readonly label: string; readonly text: string }[];
  readonly blanks: number;
  readonly points: number;
}

export interface PaperQuestion {
  readonly id: string;
  readonly type: QuestionType;
  readonly textFormat: TextFormat;
  readonly stem: string;
  readonly options: readonly { readonly label: string; readonly text: string }[];
  readonly blanks: number;
  /** Of a case; absent on papers from before there were any. */
  readonly parts?: readonly PaperPart[];
  readonly points: number;
  readonly referenceDate: string;
}

export interface PaperSection {
  readonly type: QuestionType;
  readonly pointsEach: number;
  /** Of multiple choice; absent on papers frozen before it was sent along. */
  readonly scoring?: { readonly kind: Uppercase<ScoringKind>; readonly subsetPoints: number | null } | null;
  readonly questions: readonly PaperQuestion[];
}

/** A paper as it is sent: the same for everybody who sits it, named by the hash of what it says. */
export interface Paper {
  readonly hash: string;
  readonly sections: readonly PaperSection[];
}

/**
 * The paper of an attempt: the one this device keeps, else from the server. Kept by the room alone and by no cache of the
 * browser's, so that nothing of it stays behind after the hand-in. Null = it could not be had.
 */
export async function fetchPaper(
  { paperHash, paperUrl }: Pick<RoomAttemptFragment, 'paperHash' | 'paperUrl'>,
  kept: Paper | null,
): Promise<Paper | null> {
  if (kept?.hash === paperHash) return kept;
  try {
    const response = await fetch(paperUrl, { cache: 'no-store', credentials: 'same-origin' });
    if (!response.ok) return null;
    const { sections } = (await response.json()) as { readonly sections: readonly PaperSection[] };
    return { hash: paperHash, sections };
  } catch {
    return null;
  }
}

/** The paper as this officer meets it: its questions in his order, each with its options in his. */
export function arrangePaper({ sections }: Paper, order: RoomAttemptFragment['order']): PaperSection[] {
  const place = new Map(order.map(({ questionId, labels }, index) => [questionId, { index, labels }]));
  const placeOf = (id: string) => place.get(id)?.index ?? 0;
  return sections.map((section) => ({
    ...section,
    questions: section.questions
      .toSorted((one, other) => placeOf(one.id) - placeOf(other.id))
      .map((question) => {
        const labels = place.get(question.id)?.labels ?? [];
        const placeOfLabel = (label: string) => labels.indexOf(label);
        const options = question.options.toSorted(
          (one, other) => placeOfLabel(one.label) - placeOfLabel(other.label),
        );
        return { ...question, options };
      }),
  }));
}
