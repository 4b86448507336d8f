import { useTranslation } from 'react-i18next';
import { Chip, type ChipTone } from '@whetstone/ui';
import type { ImportOutcome } from '../../gql/graphql';

const looks: Readonly<Record<ImportOutcome, { readonly tone: ChipTone; readonly mark: string }>> = {
  NEW: { tone: 'green', mark: '+' },
  CHANGED: { tone: 'amber', mark: '~' },
  UNCHANGED: { tone: 'grey', mark: '=' },
  LEFT: { tone: 'amber', mark: '−' },
  FAULTY: { tone: 'red', mark: '✕' },
};

export function OutcomeChip({ outcome }: { readonly outcome: ImportOutcome }) {
  const { t } = useTranslation();
  return (
    <Chip tone={looks[outcome].tone}>
      <span aria-hidden="true">{looks[outcome].mark}</span> {t(`outcomes.${outcome}`)}
    </Chip>
  );
}
