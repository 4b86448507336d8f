import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import { IssueList } from './issue-list';

const lecturesQuery = graphql(`
  query Lectures {
    viewer {
      id
      lectureIssues {
        ...IssueFacts
      }
    }
  }
`);

export default function Lectures() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(lecturesQuery, { fetchPolicy: 'cache-and-network' });
  const issues = data?.viewer?.lectureIssues;
  return (
    <>
      <title>{`${t('nav.lectures')} · ${t('brand')}`}</title>
      <header className="page-head">
        <h1>{t('lectures.title')}</h1>
      </header>
      {issues && issues.length > 0 && <IssueList issues={issues} />}
      {issues?.length === 0 && <Empty title={t('lectures.none')} hint={t('lectures.noneHint')} />}
      {!issues && !error && <Loading lines={6} />}
      {!issues && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </>
  );
}
