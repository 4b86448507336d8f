import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  buttonClass,
  Card,
  daysUntil,
  formatClosing,
  formatLength,
  formatMinutes,
  useLanguage,
} from '@whetstone/ui';
import type { IssueFactsFragment, TodayQuery } from '../../gql/graphql';
import type { Todo } from './todo';

type Exam = NonNullable<TodayQuery['viewer']>['exams'][number];
type TodoHere = Todo<IssueFactsFragment, Exam>;

export function TodoList({ todos, now }: { todos: readonly TodoHere[]; now: Date }) {
  const { t } = useTranslation();
  const first = todos[0];
  return (
    <section className="today-todos" aria-labelledby="todo-title">
      <div className="today-section-head">
        <h2 id="todo-title">{t('today.todo')}</h2>
        {first && (
          <small className="num">
            {t('today.count', { count: todos.length })}
            {dueIn(first.dueAt)}
          </small>
        )}
      </div>
      {todos.length === 0 && (
        <Card className="today-done">
          <b>{t('today.allDone')}</b>
          <small>{t('today.allDoneHint')}</small>
        </Card>
      )}
      <ul>
        {todos.map((todo, index) => (
          <li key={`${todo.kind} ${todo.kind === 'watch' ? todo.issue.id : todo.exam.id}`}>
            <Card className="today-todo">
              {todo.kind === 'watch' ? (
                <WatchTodo issue={todo.issue} isFirst={index === 0} />
              ) : (
                <SitTodo exam={todo.exam} isUnderWay={todo.isUnderWay} isFirst={index === 0} />
              )}
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );

  function dueIn(dueAt: string): string {
    const days = daysUntil(dueAt, now);
    return days <= 0 ? t('today.dueToday') : t('today.dueIn', { count: days });
  }
}

function WatchTodo({ issue, isFirst }: { issue: IssueFactsFragment; isFirst: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = t('issue.number', { year: issue.year, number: issue.number });
  const hasBegun = issue.attendance.creditedSeconds > 0;
  return (
    <>
      <b>{t('today.watch', { number })}</b>
      <small className="num">
        {t('today.missing', { length: formatLength(issue.attendance.missingSeconds, language) })} ·{' '}
        {t('issue.closes', { at: formatClosing(issue.closesAt, language) })}
      </small>
      <Link
        className={buttonClass(isFirst ? 'primary' : 'plain', 'small')}
        to={`/lectures/${issue.id}`}
        aria-label={`${hasBegun ? t('today.goOnWatching') : t('today.beginWatching')}：${number}`}
      >
        {hasBegun ? t('today.goOnWatching') : t('today.beginWatching')}
      </Link>
    </>
  );
}

function SitTodo({ exam, isUnderWay, isFirst }: { exam: Exam; isUnderWay: boolean; isFirst: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <b>{exam.title}</b>
      <small className="num">
        {t('exam.questions', { count: exam.questionCount })} · {formatMinutes(exam.durationSeconds, language)}{' '}
        ·{' '}
        {isUnderWay
          ? t('today.testUnderWay')
          : t('issue.closes', { at: formatClosing(exam.closesAt, language) })}
      </small>
      <Link
        className={buttonClass(isFirst ? 'primary' : 'plain', 'small')}
        to={isUnderWay ? `/exams/${exam.id}/room` : `/exams/${exam.id}`}
        aria-label={`${isUnderWay ? t('today.goOnTest') : t('today.goToTest')}：${exam.title}`}
      >
        {isUnderWay ? t('today.goOnTest') : t('today.goToTest')}
      </Link>
    </>
  );
}
