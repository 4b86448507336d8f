import { useQuery } from '@apollo/client/react';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { ExamBanksQuery, ExamIssueQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { ExamForm } from './exam-form';
import { IssueExamCard } from './issue-exam-card';

const examIssue = graphql(`
  query ExamIssue($id: ID!) {
    lectureIssue(id: $id) {
      id
      year
      number
      title
      exam {
        id
        title
        questionCount
        durationSeconds
        maxPoints
        passPoints
        attemptsAllowed
        opensAt
        formCount
        isMine
      }
    }
  }
`);

const examBanks = graphql(`
  query ExamBanks {
    banks {
      id
      name
      questionCount
      region {
        code
        name
      }
      countsByType {
        type
        count
      }
      topics {
        topicId
        path
        counts {
          type
          count
        }
      }
    }
  }
`);

export type Issue = NonNullable<ExamIssueQuery['lectureIssue']>;
export type ExamBank = ExamBanksQuery['banks'][number];

export function PublishExam() {
  const { t } = useTranslation();
  const { issueId = '' } = useParams();
  const { data, error, refetch } = useQuery(examIssue, {
    variables: { id: issueId },
    fetchPolicy: 'network-only',
  });
  const banks = useQuery(examBanks, { fetchPolicy: 'network-only' });
  const failure = error ?? banks.error;
  const retry = () => void Promise.all([refetch(), banks.refetch()]);
  if (failure) return <ErrorNotice error={failure} onRetry={retry} />;
  if (!data || !banks.data) return <Loading lines={10} />;
  if (!data.lectureIssue) return <Empty title={t('lectures.goneTitle')} />;
  return <ExamPage issue={data.lectureIssue} banks={banks.data.banks} />;
}

function ExamPage({ issue, banks }: { readonly issue: Issue; readonly banks: readonly ExamBank[] }) {
  const { t } = useTranslation();
  const { state } = useLocation() as { readonly state: { readonly published?: boolean } | null };
  const name = t('lectures.issueOf', { year: issue.year, number: issue.number });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('lectures.title'), to: '/lectures' },
          { label: name },
          { label: t('lectures.exam') },
        ]}
        title={t('exams.title', { issue: name })}
      />
      {state?.published && (
        <Alert className="form-alert" type="success" showIcon title={t('lectures.published')} role="status" />
      )}
      {issue.exam ? (
        <IssueExamCard exam={issue.exam} />
      ) : banks.length === 0 ? (
        <Card>
          <Empty title={t('exams.noBanks')}>
            <Link to="/banks">{t('banks.title')}</Link>
          </Empty>
        </Card>
      ) : (
        <ExamForm issue={issue} name={name} banks={banks} />
      )}
    </>
  );
}
