import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip, formatTimeOfDay } from '@whetstone/ui';
import type { LiveSeatFragment } from '../../gql/graphql';
import { DataTable, type Column } from '../tables/data-table';
import { useAddress } from '../tables/use-address';
import { SeatStateChip } from './seat-state-chip';

interface Props {
  readonly seats: readonly LiveSeatFragment[];
  readonly serverNow: string;
  readonly picked: ReadonlyMap<string, LiveSeatFragment>;
  readonly onPick: (seats: readonly LiveSeatFragment[], isPicked: boolean) => void;
}

/** One page of those who are asked; a name opens the file. */
export function SeatsTable({ seats, serverNow, picked, onPick }: Props) {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  const columns: readonly Column<LiveSeatFragment, string>[] = [
    {
      key: 'officer',
      title: t('live.officer'),
      className: 'nowrap',
      render: ({ officerId, officerName, certificateNo }) => (
        <span className="two-rows">
          <Link to={hrefWith({ officer: officerId })}>{officerName}</Link>
          <small className="num">{certificateNo}</small>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('live.state'),
      className: 'nowrap',
      render: ({ state, hasLateSheet }) => (
        <span className="two-rows">
          <span>
            <SeatStateChip state={state} />
          </span>
          {hasLateSheet && (
            <span>
              <Chip tone="amber">{t('live.lateSheet')}</Chip>
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'heard',
      title: t('live.heard'),
      className: 'nowrap',
      render: (seat) => <Heard seat={seat} serverNow={serverNow} />,
    },
    {
      key: 'left',
      title: t('live.leftTimes'),
      isNumber: true,
      render: ({ leftCount, attemptId }) =>
        attemptId === null ? '' : leftCount === 0 ? '0' : t('live.times', { count: leftCount }),
    },
    {
      key: 'deadline',
      title: t('live.deadline'),
      className: 'nowrap',
      render: (seat) => <Ends seat={seat} />,
    },
    { key: 'region', title: t('live.region'), className: 'middling', render: ({ region }) => region.name },
  ];
  return (
    <DataTable
      label={t('live.table')}
      columns={columns}
      rows={seats}
      rowKey={({ officerId }) => officerId}
      selection={{
        isSelected: ({ officerId }) => picked.has(officerId),
        onSelect: (seat, isPicked) => onPick([seat], isPicked),
        onSelectAll: (isPicked) => onPick(seats, isPicked),
        labelOf: ({ officerName }) => t('live.pick', { name: officerName }),
        allLabel: t('live.pickAll'),
      }}
    />
  );
}

function Heard({ seat, serverNow }: { readonly seat: LiveSeatFragment; readonly serverNow: string }) {
  const { t } = useTranslation();
  if (seat.heardAt === null || (seat.state !== 'IN' && seat.state !== 'OFFLINE')) return null;
  const seconds = Math.max(0, Math.round((Date.parse(serverNow) - Date.parse(seat.heardAt)) / 1000));
  return (
    <span className="num" title={formatTimeOfDay(seat.heardAt)}>
      {seconds < 120
        ? t('live.secondsAgo', { count: seconds })
        : t('live.minutesAgo', { count: Math.floor(seconds / 60) })}
    </span>
  );
}

function Ends({ seat }: { readonly seat: LiveSeatFragment }) {
  const { t } = useTranslation();
  const { deadline, submittedAt, extraSeconds } = seat;
  if (submittedAt !== null)
    return <span className="num">{t('live.handedInAt', { at: formatTimeOfDay(submittedAt) })}</span>;
  if (deadline === null) return null;
  return (
    <span className="two-rows num">
      <span>{formatTimeOfDay(deadline)}</span>
      {extraSeconds > 0 && <small>{t('live.extra', { minutes: Math.round(extraSeconds / 60) })}</small>}
    </span>
  );
}
