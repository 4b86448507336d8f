import { useState } from 'react';
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import { IssueList } from '../lectures/issue-list';
import { CurrentIssue } from './current-issue';
import { Greeting } from './greeting';
import { listTodos } from './todo';
import { TodoList } from './todo-list';
import './today.css';

const todayQuery = graphql(`
  query Today {
    viewer {
      id
      lectureIssues {
        ...IssueFacts
      }
      exams {
        id
        title
        questionCount
        durationSeconds
        opensAt
        closesAt
        state
        notOpen {
          code
          message
        }
        attempts {
          id
          state
          deadline
          isPassed
        }
      }
    }
  }
`);

/** Half a year of monthly lectures; the rest is a page of its own. */
const PAST_SHOWN = 6;

export function Today() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(todayQuery, { fetchPolicy: 'cache-and-network' });
  const [now] = useState(() => new Date());
  const viewer = data?.viewer;
  const current = viewer?.lectureIssues.find(({ state }) => state !== 'UPCOMING') ?? viewer?.lectureIssues[0];
  const past = viewer?.lectureIssues.filter((issue) => issue !== current) ?? [];
  return (
    <>
      <title>{`${t('nav.today')} · ${t('brand')}`}</title>
      <Greeting now={now} />
      {viewer && (
        <div className="today">
          <TodoList todos={listTodos(viewer.lectureIssues, viewer.exams)} now={now} />
          {current ? (
            <CurrentIssue issue={current} />
          ) : (
            <Empty title={t('lectures.none')} hint={t('lectures.noneHint')} />
          )}
          {past.length > 0 && (
            <section className="today-past" aria-labelledby="past-title">
              <div className="today-section-head">
                <h2 id="past-title">{t('today.past')}</h2>
                {past.length > PAST_SHOWN && <Link to="/lectures">{t('today.all')}</Link>}
              </div>
              <IssueList issues={past.slice(0, PAST_SHOWN)} />
            </section>
          )}
        </div>
      )}
      {!viewer && !error && <Loading lines={6} />}
      {!viewer && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </>
  );
}
