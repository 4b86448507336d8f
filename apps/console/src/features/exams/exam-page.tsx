import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import {
  Card,
  Empty,
  ErrorNotice,
  formatIsoMinute,
  formatMinutes,
  formatPoints,
  Loading,
  useLanguage,
} from '@whetstone/ui';
import type { ExamByIdQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { DataTable, type Column } from '../tables/data-table';
import { ChangeExamDialog } from './change-exam-dialog';
import { examById } from './exam-operations';
import { ExamStateChip } from './exam-state-chip';
import './exams.css';
import { PrintForms } from './print-forms';
import { ExtraTimeDialog } from './extra-time-dialog';
import { WithdrawExamDialog } from './withdraw-exam-dialog';

type Exam = NonNullable<ExamByIdQuery['exam']>;
type ExtraTime = Exam['extraTimes'][number];
type Asking = 'time' | 'change' | 'withdraw' | 'void';

export function ExamPage() {
  const { t } = useTranslation();
  const { examId = '' } = useParams();
  const { data, error, refetch } = useQuery(examById, {
    variables: { id: examId },
    fetchPolicy: 'network-only',
  });
  const [asking, setAsking] = useState<Asking | null>(null);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={8} />;
  const { exam } = data;
  if (!exam) return <Empty title={t('examPlans.goneTitle')} />;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('examPlans.title'), to: '/exams' }, { label: exam.title }]}
        title={exam.title}
        actions={<Actions exam={exam} onAsk={setAsking} />}
      />
      <Card className="sheet pad stack">
        <p>
          <ExamStateChip exam={exam} />
          {exam.withdrawReason !== null && ` ${exam.withdrawReason}`}
        </p>
        <Facts exam={exam} />
      </Card>
      <Card className="sheet pad stack">
        <h2>{t('examPlans.extraTimes')}</h2>
        {exam.extraTimes.length === 0 ? (
          <p className="quiet">{t('examPlans.noExtraTimes')}</p>
        ) : (
          <ExtraTimes rows={exam.extraTimes} />
        )}
      </Card>
      {exam.isMine && <PrintForms examId={exam.id} formCount={exam.formCount} />}
      <ExtraTimeDialog
        exam={exam}
        isOpen={asking === 'time'}
        onClose={() => setAsking(null)}
        onGiven={() => void refetch()}
      />
      <ChangeExamDialog
        exam={exam}
        isOpen={asking === 'change'}
        onClose={() => setAsking(null)}
        onChanged={() => void refetch()}
      />
      <WithdrawExamDialog
        exam={exam}
        makesVoid={asking === 'void'}
        isOpen={asking === 'withdraw' || asking === 'void'}
        onClose={() => setAsking(null)}
        onWithdrawn={() => void refetch()}
      />
    </>
  );
}

interface ActionsProps {
  readonly exam: Exam;
  readonly onAsk: (asking: Asking) => void;
}

/** What can be done with it as it stands now; what was sat is decided on under marking. */
function Actions({ exam, onAsk }: ActionsProps) {
  const { t } = useTranslation();
  const now = Date.now();
  const isOver = Date.parse(exam.closesAt) <= now;
  const hasOpened = Date.parse(exam.opensAt) <= now;
  if (exam.withdrawReason !== null) return null;
  return (
    <>
      <Link to={`/exams/${exam.id}/live`}>{t('live.open')}</Link>
      {hasOpened && <Link to={`/marking/${exam.id}`}>{t('examPlans.toMarking')}</Link>}
      {exam.isMine && hasOpened && (
        <Button danger onClick={() => onAsk('void')}>
          {t('examPlans.void')}
        </Button>
      )}
      {exam.isMine && !isOver && (
        <>
          {!hasOpened && <Button onClick={() => onAsk('withdraw')}>{t('examPlans.withdraw')}</Button>}
          <Button onClick={() => onAsk('change')}>{t('examPlans.change')}</Button>
        </>
      )}
      {exam.isMine && <Button onClick={() => onAsk('time')}>{t('examPlans.giveTime')}</Button>}
    </>
  );
}

/** A class that is no longer the viewer's to see is still said to be one. */
function classTitle({ audienceClass }: Exam, t: TFunction): string {
  if (!audienceClass) return t('examPlans.class');
  const { name, year, number } = audienceClass;
  return `${t('classes.issueOf', { year, number })} ${name}`;
}

function Facts({ exam }: { readonly exam: Exam }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { audience } = exam;
  const who = [
    audience?.classId ? classTitle(exam, t) : null,
    exam.audienceRegions.map(({ name }) => name).join('、'),
    audience?.posts.join('、'),
    audience?.grades.map((grade) => t(`officerGrades.${grade}`)).join('、'),
    audience && audience.listedCount > 0 ? t('examPlans.listed', { count: audience.listedCount }) : null,
  ].filter(Boolean);
  const told = (at: string | null | undefined, otherwise: string) => (at ? formatIsoMinute(at) : otherwise);
  const facts: readonly (readonly [string, string])[] = [
    [t('lectures.window'), `${formatIsoMinute(exam.opensAt)} – ${formatIsoMinute(exam.closesAt)}`],
    [t('examPlans.lastEntry'), told(exam.lastEntryAt, t('examPlans.untilClosing'))],
    [t('lectures.duration'), formatMinutes(exam.durationSeconds, language)],
    [
      t('blueprints.size'),
      t('lectures.examOf', {
        questions: exam.questionCount,
        points: formatPoints(exam.maxPoints),
        pass: formatPoints(exam.passPoints),
      }),
    ],
    [t('blueprints.formCount'), String(exam.formCount)],
    [t('exams.attempts'), String(exam.attemptsAllowed)],
    [t('lectures.audience'), who.join(' · ')],
    [t('examPlans.asked'), t('examPlans.askedNow', { count: audience?.count ?? 0 })],
    [t('examPlans.results'), told(exam.resultsFrom, t('examPlans.telling.AT_ONCE'))],
    [t('examPlans.keys'), told(exam.keysFrom, t('examPlans.withResults'))],
    [t('examPlans.page'), exam.showsWholePaper ? t('examPlans.wholePaper') : t('examPlans.oneByOne')],
    [
      t('examPlans.hall'),
      [exam.needsPassword ? t('examPlans.hasPassword') : null, ...exam.hallNetworks]
        .filter(Boolean)
        .join(' · ') || t('tables.none'),
    ],
  ];
  return (
    <dl className="exam-facts num">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ExtraTimes({ rows }: { readonly rows: readonly ExtraTime[] }) {
  const { t } = useTranslation();
  const columns: readonly Column<ExtraTime, string>[] = [
    { key: 'who', title: t('examPlans.officer'), render: ({ officerName }) => officerName },
    { key: 'minutes', title: t('examPlans.minutes'), isNumber: true, render: ({ minutes }) => minutes },
    { key: 'reason', title: t('examPlans.reason'), className: 'stem', render: ({ reason }) => reason },
    {
      key: 'at',
      title: t('examPlans.grantedAt'),
      className: 'nowrap',
      render: ({ grantedAt }) => formatIsoMinute(grantedAt),
    },
  ];
  return (
    <DataTable
      label={t('examPlans.extraTimes')}
      columns={columns}
      rows={rows}
      rowKey={({ officerId, grantedAt }) => `${officerId} ${grantedAt}`}
    />
  );
}
