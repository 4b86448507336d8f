import { useTranslation } from 'react-i18next';
import { Chip, type ChipTone } from '@whetstone/ui';
import type { SeatState } from '../../gql/graphql';

const TONES: Readonly<Record<SeatState, ChipTone>> = {
  NOT_STARTED: 'grey',
  LATE: 'amber',
  MISSED: 'red',
  IN: 'green',
  OFFLINE: 'amber',
  HANDED_IN: 'grey',
  VOIDED: 'red',
};

const SIGNS: Readonly<Record<SeatState, string>> = {
  NOT_STARTED: '○',
  LATE: '◔',
  MISSED: '✕',
  IN: '●',
  OFFLINE: '⚠',
  HANDED_IN: '✓',
  VOIDED: '⊘',
};

/** Where somebody is, by word, sign and colour. */
export function SeatStateChip({ state }: { readonly state: SeatState }) {
  const { t } = useTranslation();
  return (
    <Chip tone={TONES[state]}>
      <span aria-hidden="true">{SIGNS[state]}</span> {t(`live.states.${state}`)}
    </Chip>
  );
}
