import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chip, CitedArticle, formatPoints } from '@whetstone/ui';
import type { QuestionRow } from './questions-table';

interface Props {
  readonly isOpen: boolean;
  /** Null while the address names a question that is not on this page of the table. */
  readonly question: QuestionRow | null;
  readonly onClose: () => void;
}

export function QuestionDrawer({ isOpen, question, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      size={560}
      title={t('banks.drawer')}
      closable={{ 'aria-label': t('banks.close') }}
    >
      {question ? <Detail question={question} /> : <p>{t('banks.goneQuestion')}</p>}
    </Drawer>
  );
}

function Detail({ question }: { readonly question: QuestionRow }) {
  const { t } = useTranslation();
  return (
    <div className="stack drawer-text">
      <p className="chips">
        <Chip>{t(`questionTypes.${question.type}`)}</Chip>
        <Chip tone="grey">{t('banks.difficultyOf', { level: question.difficulty })}</Chip>
        <Chip tone="grey">{question.topic}</Chip>
      </p>
      <p className="stem-text">{question.stem}</p>
      {question.options.length > 0 ? <Options question={question} /> : <Key question={question} />}
      <h2>{t('banks.explanation')}</h2>
      <p>{question.explanation || t('banks.noExplanation')}</p>
      <h2>{t('banks.basis')}</h2>
      {question.citations.length === 0 && <p>{t('banks.noCitation')}</p>}
      {question.citations.map((cited) => (
        <CitedArticle key={cited.text} cited={cited} />
      ))}
      <dl className="facts num">
        <dt>{t('banks.referenceDate')}</dt>
        <dd>{question.referenceDate}</dd>
        <dt>{t('banks.points')}</dt>
        <dd>{formatPoints(question.points)}</dd>
      </dl>
    </div>
  );
}

function Options({ question }: { readonly question: QuestionRow }) {
  const { t } = useTranslation();
  return (
    <ol className="options" aria-label={t('banks.options')}>
      {question.options.map((option) => {
        const isKey = question.key.includes(option.label);
        return (
          <li key={option.label} className={isKey ? 'is-key' : undefined}>
            <b>{option.label}</b>
            <span>{option.text}</span>
            {isKey && <Chip>✓ {t('banks.isKey')}</Chip>}
          </li>
        );
      })}
    </ol>
  );
}

function Key({ question }: { readonly question: QuestionRow }) {
  const { t } = useTranslation();
  const say = (label: string) => {
    if (question.type !== 'TRUE_FALSE') return label;
    return label === 'TRUE' ? t('banks.true') : t('banks.false');
  };
  return (
    <p>
      <b>{t('banks.key')}</b> {question.key.map(say).join('；')}
    </p>
  );
}
