import { useUiTexts } from '../language/ui-texts';
import { Chip, type ChipTone } from './chip';

export type EditionStatus = 'IN_FORCE' | 'NOT_YET' | 'SUPERSEDED' | 'REPEALED' | 'TO_BE_CONFIRMED';

const tones: Readonly<Record<EditionStatus, ChipTone>> = {
  IN_FORCE: 'green',
  NOT_YET: 'grey',
  SUPERSEDED: 'grey',
  REPEALED: 'red',
  TO_BE_CONFIRMED: 'amber',
};

/** A mark of its own for each, so that nothing is said by colour alone. */
const marks: Readonly<Record<EditionStatus, string>> = {
  IN_FORCE: '✓',
  NOT_YET: '…',
  SUPERSEDED: '↷',
  REPEALED: '✕',
  TO_BE_CONFIRMED: '?',
};

/** Whether an edition is the law. What is in doubt says so: it never reads as in force. */
export function EditionStatusChip({ status }: { status: EditionStatus }) {
  const texts = useUiTexts();
  return (
    <Chip tone={tones[status]}>
      <span aria-hidden="true">{marks[status]}</span> {texts.statuses[status]}
    </Chip>
  );
}
