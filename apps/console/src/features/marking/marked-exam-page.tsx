import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Empty, ErrorNotice, formatPoints, Loading } from '@whetstone/ui';
import type { MarkedExamQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { useAddress } from '../tables/use-address';
import { ExamAppeals } from './exam-appeals';
import { ExamCertificates } from './exam-certificates';
import { ExamFigures } from './exam-figures';
import { ExamKeys } from './exam-keys';
import { ExamResults } from './exam-results';
import { HandMarking } from './hand-marking';
import { LateSheets } from './late-sheets';
import { markedExam } from './marking-operations';
import './marking.css';

const tabs = ['figures', 'hand', 'results', 'keys', 'appeals', 'late', 'certificates'] as const;
type Tab = (typeof tabs)[number];

/** Everything that comes after one test, a matter a tab. */
export function MarkedExamPage() {
  const { t } = useTranslation();
  const { examId = '' } = useParams();
  const { data, error, refetch } = useQuery(markedExam, {
    variables: { id: examId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={8} />;
  if (!data.markedExam) return <Empty title={t('marking.goneTitle')} />;
  return <Inside exam={data.markedExam} />;
}

function Inside({ exam }: { readonly exam: NonNullable<MarkedExamQuery['markedExam']> }) {
  const { t } = useTranslation();
  const { params, hrefWith } = useAddress();
  const tab: Tab = tabs.find((name) => name === params.get('tab')) ?? 'figures';
  const { acts } = useViewer();
  const pages: Readonly<Record<Tab, () => ReactNode>> = {
    figures: () => <ExamFigures examId={exam.id} />,
    hand: () => <HandMarking examId={exam.id} />,
    results: () => <ExamResults examId={exam.id} />,
    keys: () => <ExamKeys examId={exam.id} />,
    appeals: () => <ExamAppeals examId={exam.id} />,
    late: () => <LateSheets examId={exam.id} />,
    certificates: () => <ExamCertificates examId={exam.id} isMine={exam.isMine} />,
  };
  const { submittedCount, passedCount, maxPoints, passPoints } = exam;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('marking.title'), to: '/marking' }, { label: exam.title }]}
        title={exam.title}
        subtitle={`${t('marking.pass', { max: formatPoints(maxPoints), pass: formatPoints(passPoints) })} · ${t(
          'marking.scope',
          { submitted: submittedCount, passed: passedCount },
        )}`}
      />
      <nav className="tabs marking-tabs" aria-label={t('marking.tabs')}>
        {tabs
          .filter((name) => name !== 'appeals' || acts.has('publish'))
          .filter((name) => name !== 'hand' || exam.handMarking !== null)
          .map((name) => (
            <Link
              key={name}
              to={hrefWith({ tab: name, page: null, state: null, question: null })}
              aria-current={name === tab}
            >
              {t(`marking.tab_${name}`)}
              {name === 'appeals' && exam.openAppealCount > 0 && ` ${exam.openAppealCount}`}
            </Link>
          ))}
      </nav>
      {pages[tab]()}
    </>
  );
}
