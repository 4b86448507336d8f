import { useQuery } from '@apollo/client/react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Card, Chip, classNames, Empty, ErrorNotice, Loading, type ChipTone } from '@whetstone/ui';
import type { AmendmentState, AmendmentTasksQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { Pager } from '../tables/pager';
import { oneOf, wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { amendments, amendmentTasks } from './amendment-operations';
import { countTasks } from './count-tasks';
import { TaskPanel } from './task-panel';
import '../questions/questions.css';
import './amendments.css';

const states: readonly AmendmentState[] = ['OPEN', 'UPDATING', 'HISTORY', 'UPDATED', 'RETIRED'];
const pageSize = 50;
const tones: Readonly<Record<AmendmentState, ChipTone>> = {
  OPEN: 'amber',
  UPDATING: 'amber',
  HISTORY: 'green',
  UPDATED: 'green',
  RETIRED: 'grey',
};

type Row = AmendmentTasksQuery['amendmentTasks']['nodes'][number];

/** The questions of one ended text: the list on the left, the texts side by side on the right. */
export function EditionBoard() {
  const { t } = useTranslation();
  const { editionSlug = '' } = useParams();
  const { params, go, hrefWith } = useAddress();
  const state = oneOf<AmendmentState | ''>(params.get('state'), states, '') || null;
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const { data: all, refetch: recount } = useQuery(amendments, { fetchPolicy: 'cache-and-network' });
  const { data, previousData, error, refetch } = useQuery(amendmentTasks, {
    variables: {
      filter: { editionSlug, status: state },
      page: { limit: pageSize, offset: (page - 1) * pageSize },
    },
    fetchPolicy: 'cache-and-network',
  });
  const edition = all?.amendments.find((row) => row.edition.slug === editionSlug);
  const shown = (data ?? previousData)?.amendmentTasks;
  const rows = shown?.nodes ?? [];
  const taskId = params.get('task') ?? rows[0]?.id ?? null;
  const place = rows.findIndex((row) => row.id === taskId);
  const step = (by: number) => {
    const next = rows[place + by];
    if (next) go({ task: next.id });
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  const counts = edition?.counts ?? [];
  const { total, done } = countTasks(counts);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('amendments.title'), to: '/amendments' },
          { label: edition ? `${edition.edition.lawTitle}（${edition.edition.label}）` : editionSlug },
        ]}
        title={edition ? `${edition.edition.lawTitle}（${edition.edition.label}）` : t('amendments.title')}
        subtitle={`${t('amendments.progress', { done, total })} · ${t('amendments.keys')}`}
      />
      <nav className="tabs" aria-label={t('amendments.tasks')}>
        <Link
          to={hrefWith({ state: null, page: null, task: null })}
          aria-current={state === null ? 'true' : undefined}
        >
          {t('amendments.all')} {total}
        </Link>
        {states.map((each) => (
          <Link
            key={each}
            to={hrefWith({ state: each, page: null, task: null })}
            aria-current={state === each ? 'true' : undefined}
          >
            {t(`amendmentStates.${each}`)} {counts.find(({ status }) => status === each)?.count ?? 0}
          </Link>
        ))}
      </nav>
      {error && !shown ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <Loading lines={10} />
      ) : (
        <div className="amendment-board">
          <Card className="sheet">
            <TaskList rows={rows} taskId={taskId} hrefOf={(id) => hrefWith({ task: id })} />
            <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
          </Card>
          {taskId ? (
            <TaskPanel
              key={taskId}
              taskId={taskId}
              onDecided={() => {
                step(1);
                void refetch();
                void recount();
              }}
            />
          ) : (
            <Card>
              <Empty title={t('amendments.none')} />
            </Card>
          )}
        </div>
      )}
    </>
  );
}

interface TaskListProps {
  readonly rows: readonly Row[];
  readonly taskId: string | null;
  readonly hrefOf: (id: string) => string;
}

function TaskList({ rows, taskId, hrefOf }: TaskListProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className="pad quiet">{t('amendments.none')}</p>;
  return (
    <ol className="task-list" aria-label={t('amendments.tasks')}>
      {rows.map((row) => (
        <li key={row.id} className={classNames(row.id === taskId && 'open')}>
          <Link to={hrefOf(row.id)} aria-current={row.id === taskId ? 'true' : undefined}>
            <span className="two-lines">{row.revision.stemText}</span>
            <span className="chips">
              <Chip tone={tones[row.status]}>{t(`amendmentStates.${row.status}`)}</Chip>
              <small className="num">{row.revision.referenceDate}</small>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

/** Letters that do something while nothing is being typed. */
export function useKeys(acts: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (
      target instanceof HTMLElement &&
      target.closest('input, textarea, select, [contenteditable=true], [role=dialog]')
    )
      return;
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
