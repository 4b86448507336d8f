import type { QuestionType } from '../../gql/graphql';

export interface RoomOption {
  readonly label: string;
  readonly text: string;
  /** What stands in the box before the text: the letter of its place here, whatever its label on the paper is. */
  readonly mark: string;
}

/** The options as they are shown: true/false has its two even where the paper does not spell them out. */
export function optionsOf(question: {
  readonly type: QuestionType;
  readonly options: readonly { readonly label: string; readonly text: string }[];
}): RoomOption[] {
  if (question.type === 'TRUE_FALSE' && question.options.length === 0)
    return [
      { label: 'TRUE', text: '', mark: '✓' },
      { label: 'FALSE', text: '', mark: '✗' },
    ];
  return question.options.map(({ label, text }, index) => ({
    label,
    text,
    mark: label === 'TRUE' ? '✓' : label === 'FALSE' ? '✗' : String.fromCharCode(65 + index),
  }));
}
