import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, formatPoints } from '@whetstone/ui';
import { PrintForms } from '../exams/print-forms';
import { useViewer } from '../shell/viewer-context';
import type { Issue } from './publish-exam';

/** The test that a lecture has: what it is, and the ways to its board, its marking and its papers. */
export function IssueExamCard({ exam }: { readonly exam: NonNullable<Issue['exam']> }) {
  const { t } = useTranslation();
  const { places } = useViewer();
  const hasOpened = Date.parse(exam.opensAt) <= Date.now();
  return (
    <>
      <Card className="sheet pad stack">
        <h2>{t('exams.existsTitle')}</h2>
        <p>{exam.title}</p>
        <p className="num">
          {t('exams.details', {
            minutes: Math.round(exam.durationSeconds / 60),
            points: formatPoints(exam.maxPoints),
            pass: formatPoints(exam.passPoints),
            attempts: exam.attemptsAllowed,
          })}
        </p>
        <p className="row-actions">
          {places.includes('exams') && <Link to={`/exams/${exam.id}/live`}>{t('live.open')}</Link>}
          {hasOpened && places.includes('marking') && (
            <Link to={`/marking/${exam.id}`}>{t('examPlans.toMarking')}</Link>
          )}
          <Link to="/lectures">{t('lectures.title')}</Link>
        </p>
      </Card>
      {exam.isMine && <PrintForms examId={exam.id} formCount={exam.formCount} />}
    </>
  );
}
