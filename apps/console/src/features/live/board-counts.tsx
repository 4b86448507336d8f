import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LiveBoardQuery } from '../../gql/graphql';
import { formatCount } from '../tables/figures';
import { useAddress } from '../tables/use-address';
import { SEAT_STATES } from './read-board-filter';

type Board = NonNullable<LiveBoardQuery['examBoard']>;

/** The figures at the top; each is a link to those it counts. */
export function BoardCounts({ board }: { readonly board: Board }) {
  const { t } = useTranslation();
  const { params, hrefWith } = useAddress();
  const countOf = new Map(board.counts.map(({ state, count }) => [state, count]));
  const total = board.counts.reduce((sum, { count }) => sum + count, 0);
  const asked = params.get('state');
  const hasLeft = params.get('left') === '1';
  const tiles = [
    {
      key: 'ALL',
      label: t('live.all'),
      count: total,
      href: hrefWith({ state: null, left: null, page: null }),
      isCurrent: asked === null && !hasLeft,
    },
    ...SEAT_STATES.map((state) => ({
      key: state,
      label: t(`live.states.${state}`),
      count: countOf.get(state) ?? 0,
      href: hrefWith({ state, left: null, page: null }),
      isCurrent: asked === state,
    })),
    {
      key: 'LEFT',
      label: t('live.left'),
      count: board.leftCount,
      href: hrefWith({ state: null, left: 1, page: null }),
      isCurrent: hasLeft,
    },
  ];
  return (
    <nav aria-label={t('live.counts')}>
      <ul className="live-counts">
        {tiles.map(({ key, label, count, href, isCurrent }) => (
          <li key={key}>
            <Link
              className={`live-count live-count-${key.toLowerCase()}`}
              to={href}
              aria-current={isCurrent ? 'true' : undefined}
            >
              <b className="num">{formatCount(count)}</b>
              <span>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
