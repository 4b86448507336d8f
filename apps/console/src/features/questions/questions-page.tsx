import { useTranslation } from 'react-i18next';
import { PageHead } from '../shell/page-head';
import { QuestionList } from './question-list';

export function QuestionsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead crumbs={[{ label: t('questions.title') }]} title={t('questions.title')} />
      <QuestionList bankId={null} />
    </>
  );
}
