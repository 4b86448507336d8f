import { useTranslation } from 'react-i18next';
import { Chip, type ChipTone } from '@whetstone/ui';
import type { QuestionState } from '../../gql/graphql';

const tones: Readonly<Record<QuestionState, ChipTone>> = {
  DRAFT: 'grey',
  IN_REVIEW: 'amber',
  PUBLISHED: 'green',
  RETIRED: 'grey',
};

interface Props {
  readonly question: {
    readonly status: QuestionState;
    readonly successorStatus: QuestionState | null;
    readonly needsReview: boolean;
  };
}

/** Where a question stands, and its next wording beside it. */
export function StateChips({ question }: Props) {
  const { t } = useTranslation();
  const { status, successorStatus, needsReview } = question;
  const isWaiting = successorStatus === 'DRAFT' || successorStatus === 'IN_REVIEW';
  return (
    <span className="chips">
      <Chip tone={tones[status]}>{t(`questionStates.${status}`)}</Chip>
      {isWaiting && <Chip tone="amber">{t(`successorStates.${successorStatus}`)}</Chip>}
      {needsReview && (
        <Chip tone="red">
          <span aria-hidden="true">!</span> {t('questions.needsReview')}
        </Chip>
      )}
    </span>
  );
}
