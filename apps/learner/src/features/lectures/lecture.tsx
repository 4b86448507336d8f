import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import { LecturePlayer } from './lecture-player';

const lectureQuery = graphql(`
  query Lecture($id: ID!) {
    viewer {
      id
      lectureIssue(id: $id) {
        ...IssueFacts
        seriesName
        summary
        maxRate
        sources {
          url
          mimeType
        }
        exam {
          id
          title
          notOpen {
            code
            message
          }
        }
      }
    }
  }
`);

export default function Lecture() {
  const { t } = useTranslation();
  const { issueId = '' } = useParams();
  const { data, error, refetch } = useQuery(lectureQuery, {
    variables: { id: issueId },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const issue = data?.viewer?.lectureIssue;
  return (
    <>
      <Link className="back-link" to="/lectures">
        ← {t('lectures.title')}
      </Link>
      {issue && <LecturePlayer key={issue.id} issue={issue} onChanged={() => void refetch()} />}
      {data?.viewer && !issue && <Empty title={t('lecture.notFound')} />}
      {!data && !error && <Loading lines={6} />}
      {!data && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </>
  );
}
