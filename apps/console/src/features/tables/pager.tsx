import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount } from './figures';
import { gap, pageWindow } from './page-window';
import { useAddress } from './use-address';

interface Props {
  readonly page: number;
  readonly pageSize: number;
  readonly totalCount: number;
}

/** Pages are links: they can be opened in a new tab, and Back returns to the page before. */
export function Pager({ page, pageSize, totalCount }: Props) {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  const pageCount = Math.max(1, Math.ceil(totalCount / pageSize));
  const from = Math.min(totalCount, (page - 1) * pageSize + 1);
  const href = (to: number) => hrefWith({ page: to === 1 ? null : to });
  return (
    <nav className="pager" aria-label={t('tables.pages')}>
      <span className="small num">
        {t('tables.range', {
          from: formatCount(from),
          to: formatCount(Math.min(totalCount, page * pageSize)),
          total: formatCount(totalCount),
        })}
      </span>
      {pageCount > 1 && (
        <span className="pages">
          <PageStep label={t('tables.previous')} to={page > 1 ? href(page - 1) : null} />
          {pageWindow(page, pageCount).map((each, index) =>
            each === gap ? (
              <span key={`gap-${index}`} aria-hidden="true">
                …
              </span>
            ) : (
              <Link
                key={each}
                className="num"
                to={href(each)}
                aria-label={t('tables.page', { page: each })}
                aria-current={each === page ? 'page' : undefined}
              >
                {each}
              </Link>
            ),
          )}
          <PageStep label={t('tables.next')} to={page < pageCount ? href(page + 1) : null} />
        </span>
      )}
    </nav>
  );
}

function PageStep({ label, to }: { readonly label: string; readonly to: string | null }) {
  return to === null ? <span className="off">{label}</span> : <Link to={to}>{label}</Link>;
}
