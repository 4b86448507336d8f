import { useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OFFLINE_AFTER_MS } from '@whetstone/domain';
import { useParams } from 'react-router';
import { Card, Empty, ErrorNotice, formatIsoMinute, formatTimeOfDay, Loading } from '@whetstone/ui';
import type { LiveBoardQuery, LiveSeatFragment } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { BoardCounts } from './board-counts';
import {
  DecideAttemptDialog,
  GiveTimeDialog,
  IncidentDialog,
  MessageDialog,
  type Subject,
} from './live-dialogs';
import { Incidents, Messages } from './live-lists';
import { liveBoard } from './live-operations';
import { readBoardFilter } from './read-board-filter';
import { SeatDrawer, type FiledAttempt, type SeatAction } from './seat-drawer';
import { SeatsTable } from './seats-table';
import './live.css';

type Board = NonNullable<LiveBoardQuery['examBoard']>;

const PAGE_SIZE = 50;
const ASKED_EVERY_MS = 4_000;

/** What is being asked, and about whom. */
interface Asking {
  readonly action: SeatAction;
  readonly subject: Subject;
  readonly attempt: FiledAttempt | null;
}

/** An exam while it is on: it updates itself, and what is done here reaches the rooms within seconds. */
export function LivePage() {
  const { t } = useTranslation();
  const { examId = '' } = useParams();
  const { params, go } = useAddress();
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const variables = {
    ...{ examId, filter: readBoardFilter(params) },
    page: { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE },
  };
  const { data, previousData, error, refetch } = useQuery(liveBoard, {
    ...{
      variables,
      fetchPolicy: 'network-only',
      nextFetchPolicy: 'cache-first',
      pollInterval: ASKED_EVERY_MS,
    },
  });
  const [asking, setAsking] = useState<Asking | null>(null);
  const [picked, setPicked] = useState<ReadonlyMap<string, LiveSeatFragment>>(new Map());
  const [said, setSaid] = useState<string | null>(null);
  const [version, setVersion] = useState(0);
  const shown = data ?? previousData;
  if (error && !shown) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!shown) return <Loading lines={10} />;
  const board = shown.examBoard;
  if (!board) return <Empty title={t('live.goneTitle')} />;
  const sitting = board.counts
    .filter(({ state }) => state === 'IN' || state === 'OFFLINE')
    .reduce((sum, { count }) => sum + count, 0);
  const everybody: Subject = { officerIds: null, count: sitting };
  const chosen: Subject = { officerIds: [...picked.keys()], count: picked.size };
  const ask = (action: SeatAction, subject: Subject, attempt: FiledAttempt | null = null) => {
    setSaid(null);
    setAsking({ action, subject, attempt });
  };
  const pick = (seats: readonly LiveSeatFragment[], isPicked: boolean) =>
    setPicked((before) => {
      const next = new Map(before);
      for (const seat of seats) {
        if (isPicked) next.set(seat.officerId, seat);
        else next.delete(seat.officerId);
      }
      return next;
    });
  const done = (sentence: string) => {
    setSaid(sentence);
    setVersion(version + 1);
    void refetch();
  };
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('examPlans.title'), to: '/exams' },
          { label: board.title, ...(board.isOfLecture ? {} : { to: `/exams/${board.id}` }) },
          { label: t('live.title') },
        ]}
        title={`${t('live.title')} · ${board.title}`}
        subtitle={t('live.subtitle', {
          opens: formatIsoMinute(board.opensAt),
          closes: formatIsoMinute(board.closesAt),
        })}
        actions={<Actions board={board} onAsk={(action) => ask(action, everybody)} />}
      />
      <div aria-live="polite">
        {error && (
          <p className="live-said live-stale">{t('live.stale', { at: formatTimeOfDay(board.serverNow) })}</p>
        )}
        {said !== null && <p className="live-said">{said}</p>}
      </div>
      <BoardCounts board={board} />
      <Card className="sheet">
        <div className="live-tools">
          <Search />
          {picked.size > 0 && (
            <div className="row-actions">
              <span className="num">{t('live.picked', { count: picked.size })}</span>
              {board.mayDecide && (
                <Button size="small" onClick={() => ask('time', chosen)}>
                  {t('live.giveTime')}
                </Button>
              )}
              <Button size="small" onClick={() => ask('message', chosen)}>
                {t('live.message')}
              </Button>
              <Button size="small" type="text" onClick={() => setPicked(new Map())}>
                {t('live.clear')}
              </Button>
            </div>
          )}
        </div>
        <Seats board={board} page={page} picked={picked} onPick={pick} />
      </Card>
      <ul className="live-hints">
        <li>{t('live.offlineHint', { count: OFFLINE_AFTER_MS / 1000 })}</li>
        <li>{t('live.lateHint')}</li>
        <li>{t('live.leftHint')}</li>
      </ul>
      <div className="live-pair">
        <Card className="sheet pad stack">
          <h2>{t('live.incidents')}</h2>
          <Incidents incidents={board.incidents} />
        </Card>
        <Card className="sheet pad stack">
          <h2>{t('live.messages')}</h2>
          <Messages messages={board.messages} />
        </Card>
      </div>
      <SeatDrawer
        examId={board.id}
        officerId={params.get('officer')}
        mayDecide={board.mayDecide}
        version={version}
        onAct={(action, name, attempt) =>
          ask(action, { officerIds: [params.get('officer') ?? ''], count: 1, name }, attempt)
        }
        onClose={() => go({ officer: null })}
      />
      <Dialogs examId={board.id} asking={asking} onClose={() => setAsking(null)} onDone={done} />
    </>
  );
}

interface ActionsProps {
  readonly board: Board;
  readonly onAsk: (action: SeatAction) => void;
}

function Actions({ board, onAsk }: ActionsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button onClick={() => onAsk('incident')}>{t('live.incident')}</Button>
      <Button onClick={() => onAsk('message')}>{t('live.messageAll')}</Button>
      {board.mayDecide && <Button onClick={() => onAsk('time')}>{t('live.giveTimeAll')}</Button>}
    </>
  );
}

function Search() {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const asked = params.get('q') ?? '';
  return (
    <Input.Search
      key={asked}
      className="search"
      defaultValue={asked}
      allowClear
      aria-label={t('live.search')}
      placeholder={t('live.search')}
      enterButton={t('officers.searchDo')}
      onSearch={(text) => go({ q: text.trim() || null, page: null })}
    />
  );
}

interface SeatsProps {
  readonly board: Board;
  readonly page: number;
  readonly picked: ReadonlyMap<string, LiveSeatFragment>;
  readonly onPick: (seats: readonly LiveSeatFragment[], isPicked: boolean) => void;
}

function Seats({ board, page, picked, onPick }: SeatsProps) {
  const { t } = useTranslation();
  const { nodes, totalCount } = board.seats;
  if (totalCount === 0) {
    const isFiltered = board.counts.length > 0;
    return (
      <Empty
        title={t(isFiltered ? 'live.none' : 'live.empty')}
        hint={t(isFiltered ? 'live.noneHint' : 'live.emptyHint')}
      />
    );
  }
  return (
    <>
      <SeatsTable seats={nodes} serverNow={board.serverNow} picked={picked} onPick={onPick} />
      <Pager page={page} pageSize={PAGE_SIZE} totalCount={totalCount} />
    </>
  );
}

interface DialogsProps {
  readonly examId: string;
  readonly asking: Asking | null;
  readonly onClose: () => void;
  readonly onDone: (sentence: string) => void;
}

function Dialogs({ examId, asking, onClose, onDone }: DialogsProps) {
  const subject = asking?.subject ?? { officerIds: null, count: 0 };
  const common = { examId, subject, onClose, onDone };
  return (
    <>
      <GiveTimeDialog {...common} isOpen={asking?.action === 'time'} />
      <MessageDialog {...common} isOpen={asking?.action === 'message'} />
      <IncidentDialog {...common} isOpen={asking?.action === 'incident'} />
      {asking?.action === 'decide' && asking.attempt && (
        <DecideAttemptDialog
          attempt={asking.attempt}
          name={subject.name ?? ''}
          isOpen
          onClose={onClose}
          onDone={onDone}
        />
      )}
    </>
  );
}
