import { useQuery } from '@apollo/client/react';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { formatCount } from '../tables/figures';
import { useAddress } from '../tables/use-address';
import { AsOfField } from './as-of-field';
import { EditionDays } from './edition-days';
import { EditionState } from './edition-state';
import { lawsQuery, type Edition, type Law } from './law-operations';
import { SearchResults } from './search-results';
import { dayIn } from './say-edition';
import './laws.css';

/** Every law with its texts; a search over all of them; both as of a day. */
export function LawsPage() {
  const { t } = useTranslation();
  const { acts } = useViewer();
  const { params } = useAddress();
  const asOf = dayIn(params.get('on'));
  const search = params.get('q') ?? '';
  const { data, previousData, error, refetch } = useQuery(lawsQuery, {
    variables: { asOf },
    fetchPolicy: 'cache-and-network',
  });
  const laws = (data ?? previousData)?.laws;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('laws.title') }]}
        title={t('laws.title')}
        subtitle={t('laws.lead')}
        actions={
          <>
            <Link className={buttonClass('plain')} to="/laws/changes">
              {t('laws.changes')}
            </Link>
            {acts.has('keepLaws') && (
              <Link className={buttonClass('primary')} to="/laws/import">
                {t('laws.import')}
              </Link>
            )}
          </>
        }
      />
      <SearchBar laws={laws ?? []} />
      {search !== '' ? (
        <SearchResults text={search} lawSlug={params.get('law')} asOf={asOf} />
      ) : error && !laws ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : laws ? (
        <LawList laws={laws} asOf={asOf} />
      ) : (
        <Loading lines={8} />
      )}
    </>
  );
}

function SearchBar({ laws }: { readonly laws: readonly Law[] }) {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const search = params.get('q') ?? '';
  return (
    <div className="filters">
      <Input.Search
        key={search}
        className="search law-search"
        defaultValue={search}
        allowClear
        maxLength={100}
        aria-label={t('laws.search')}
        placeholder={t('laws.search')}
        enterButton={t('laws.searchDo')}
        onSearch={(text) => go({ q: text.trim(), page: null })}
      />
      {search !== '' && (
        <Select
          aria-label={t('laws.law')}
          value={params.get('law') ?? ''}
          onChange={(law) => go({ law, page: null })}
          options={[
            { value: '', label: t('laws.allLaws') },
            ...laws.map((law) => ({ value: law.slug, label: law.shortTitle })),
          ]}
          popupMatchSelectWidth={false}
          style={{ minWidth: 180, maxWidth: 320 }}
        />
      )}
      <AsOfField />
    </div>
  );
}

function LawList({ laws, asOf }: { readonly laws: readonly Law[]; readonly asOf: string | null }) {
  const { t } = useTranslation();
  const shown = asOf === null ? laws : laws.filter(({ editionAsOf }) => editionAsOf !== null);
  if (shown.length === 0)
    return (
      <Card>
        <Empty title={t(asOf === null ? 'laws.none' : 'laws.noneOn')} />
      </Card>
    );
  return (
    <ul className="law-list">
      {shown.map((law) => (
        <li key={law.slug}>
          <Card className="law-card">
            <h2>{law.title}</h2>
            <small>{t('laws.issuer', { kind: law.kind, issuer: law.issuer })}</small>
            <ul className="edition-list" aria-label={t('laws.editions')}>
              {law.editions
                .filter((edition) => asOf === null || edition.slug === law.editionAsOf)
                .map((edition) => (
                  <EditionLine key={edition.slug} edition={edition} asOf={asOf} />
                ))}
            </ul>
          </Card>
        </li>
      ))}
    </ul>
  );
}

function EditionLine({ edition, asOf }: { readonly edition: Edition; readonly asOf: string | null }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className="edition-name">
        <Link to={`/laws/${edition.slug}${asOf ? `?on=${asOf}` : ''}`}>{edition.label}</Link>
        <EditionState edition={edition} />
      </span>
      <small className="num">
        {edition.number && `${edition.number} · `}
        <EditionDays edition={edition} /> · {t('laws.articles', { shown: formatCount(edition.articleCount) })}
        {!edition.hasText && ` · ${t('laws.notImported')}`}
      </small>
    </li>
  );
}
