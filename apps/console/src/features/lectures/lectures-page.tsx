import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  buttonClass,
  Chip,
  formatIsoDay,
  formatMinutes,
  formatPoints,
  formatList,
  useLanguage,
  type ChipTone,
} from '@whetstone/ui';
import { graphql } from '../../gql';
import type { LecturesQuery, WindowState } from '../../gql/graphql';
import { mayPublishFor } from '../shell/nav';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { DataTable, type Column } from '../tables/data-table';
import { PagedList, useListPage } from '../tables/paged-list';
import { lastDay } from './last-day';

const lectures = graphql(`
  query Lectures($page: PageInput!) {
    lectureIssues(page: $page) {
      totalCount
      nodes {
        id
        year
        number
        title
        durationSeconds
        opensAt
        closesAt
        state
        audience {
          code
          name
        }
        exam {
          id
          questionCount
          maxPoints
          passPoints
        }
      }
    }
  }
`);

type IssueRow = LecturesQuery['lectureIssues']['nodes'][number];

const tones: Readonly<Record<WindowState, ChipTone>> = { UPCOMING: 'amber', OPEN: 'green', CLOSED: 'grey' };

export function LecturesPage() {
  const { t } = useTranslation();
  const { acts } = useViewer();
  const page = useListPage();
  const { data, previousData, error, refetch } = useQuery(lectures, {
    variables: { page: page.asked },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.lectureIssues;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('lectures.title') }]}
        title={t('lectures.title')}
        actions={
          acts.has('publish') && (
            <Link className={buttonClass('primary', 'small')} to="/lectures/new">
              {t('lectures.publish')}
            </Link>
          )
        }
      />
      <PagedList
        shown={shown}
        error={error}
        onRetry={() => void refetch()}
        pageNumber={page.number}
        empty={{ title: t('lectures.emptyTitle'), hint: t('lectures.emptyText') }}
      >
        {(rows) => <IssuesTable rows={rows} isBusy={!data} />}
      </PagedList>
    </>
  );
}

function IssuesTable({ rows, isBusy }: { readonly rows: readonly IssueRow[]; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { places } = useViewer();
  const columns: readonly Column<IssueRow, string>[] = [
    {
      key: 'issue',
      title: t('lectures.issue'),
      className: 'nowrap',
      render: (row) => {
        const issue = t('lectures.issueOf', { year: row.year, number: row.number });
        return places.includes('coverage') ? (
          <Link to={`/coverage?issue=${row.id}`} aria-label={t('lectures.coverageOf', { issue })}>
            {issue}
          </Link>
        ) : (
          issue
        );
      },
    },
    { key: 'name', title: t('lectures.name'), className: 'stem', render: (row) => row.title },
    {
      key: 'state',
      title: t('lectures.state'),
      render: (row) => <Chip tone={tones[row.state]}>{t(`windows.${row.state}`)}</Chip>,
    },
    {
      key: 'window',
      title: t('lectures.window'),
      render: (row) => (
        <span className="two-rows">
          <span>{formatIsoDay(row.opensAt)}</span>
          <span>{lastDay(row.closesAt)}</span>
        </span>
      ),
    },
    {
      key: 'audience',
      title: t('lectures.audience'),
      className: 'middling',
      render: (row) =>
        formatList(
          row.audience.map((region) => region.name),
          language,
        ),
    },
    {
      key: 'duration',
      title: t('lectures.duration'),
      isNumber: true,
      render: (row) => formatMinutes(row.durationSeconds, language),
    },
    { key: 'exam', title: t('lectures.exam'), render: (row) => <ExamCell issue={row} /> },
  ];
  return (
    <DataTable
      label={t('lectures.table')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}

function ExamCell({ issue }: { readonly issue: IssueRow }) {
  const { t } = useTranslation();
  const { viewer, places } = useViewer();
  const { exam } = issue;
  const name = t('lectures.issueOf', { year: issue.year, number: issue.number });
  const audience = issue.audience.map((region) => region.code);
  const maySet = mayPublishFor(audience, viewer.grants, formatIsoDay(new Date()));
  if (exam) {
    const facts = t('lectures.examOf', {
      questions: exam.questionCount,
      points: formatPoints(exam.maxPoints),
      pass: formatPoints(exam.passPoints),
    });
    if (!places.includes('exams')) return facts;
    return (
      <Link to={`/lectures/${issue.id}/exam`} aria-label={t('lectures.testOf', { issue: name, facts })}>
        {facts}
      </Link>
    );
  }
  return (
    <span className="amber-text">
      {t('lectures.noExam')}
      {maySet && (
        <>
          {' — '}
          <Link to={`/lectures/${issue.id}/exam`} aria-label={t('lectures.setExamOf', { issue: name })}>
            {t('lectures.setExam')}
          </Link>
        </>
      )}
    </span>
  );
}
