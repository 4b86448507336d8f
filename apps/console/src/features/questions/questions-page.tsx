import { useTranslation } from 'react-i18next';
import { PageHead } from '../shell/page-head';
import { ExportQuestions } from './export-questions';
import { QuestionList } from './question-list';

export function QuestionsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead
        crumbs={[{ label: t('questions.title') }]}
        title={t('questions.title')}
        actions={<ExportQuestions bankId={null} />}
      />
      <QuestionList bankId={null} />
    </>
  );
}
