import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip, formatPercent } from '@whetstone/ui';
import type { SimilarPartsFragment } from '../../gql/graphql';

interface Props {
  readonly similar: readonly SimilarPartsFragment[];
  /** Names the list for screen readers. */
  readonly label: string;
}

/** Questions there are that say much the same, the most alike first. */
export function SimilarList({ similar, label }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="similar-list" aria-label={label}>
      {similar.map(({ question, likeness }) => (
        <li key={question.id}>
          <span className="chips">
            <Chip tone="amber">{t('questions.likeness', { percent: formatPercent(likeness) })}</Chip>
            <Chip tone="grey">{t(`questionStates.${question.status}`)}</Chip>
            <small>{question.bank.name}</small>
          </span>
          <Link to={`/questions/${question.id}`} target="_blank">
            {question.revision.stemText}
          </Link>
          {question.revision.options.length > 0 && question.revision.textFormat === 'PLAIN' && (
            <small>
              {question.revision.options.map((option) => `${option.label} ${option.text}`).join('；')}
            </small>
          )}
          <small>
            {t('questions.key')} {question.revision.key.join('；')}
          </small>
        </li>
      ))}
    </ul>
  );
}
