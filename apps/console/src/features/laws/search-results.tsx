import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Chip, EditionStatusChip, Empty, ErrorNotice, HitText, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { SearchLawsQuery } from '../../gql/graphql';
import { formatCount } from '../tables/figures';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';

const searchLaws = graphql(`
  query SearchLaws($filter: LawSearchFilter!, $page: PageInput!) {
    searchLaws(filter: $filter, page: $page) {
      totalCount
      nodes {
        editionSlug
        lawTitle
        editionLabel
        status
        key
        number
        label
        isGist
        excerpt {
          text
          isHit
        }
      }
    }
  }
`);

type Hit = SearchLawsQuery['searchLaws']['nodes'][number];

const pageSize = 20;

interface Props {
  readonly text: string;
  readonly lawSlug: string | null;
  readonly asOf: string | null;
}

export function SearchResults({ text, lawSlug, asOf }: Props) {
  const { t } = useTranslation();
  const { params } = useAddress();
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const { data, previousData, error, refetch } = useQuery(searchLaws, {
    variables: {
      filter: { text, lawSlug: lawSlug || null, editionSlug: null, asOf },
      page: { limit: pageSize, offset: (page - 1) * pageSize },
    },
  });
  const found = (data ?? previousData)?.searchLaws;
  if (error && !found) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!found) return <Loading lines={8} />;
  return (
    <Card className="sheet" aria-busy={!data}>
      <p className="pad-h quiet num" role="status">
        {t('laws.hits', { shown: formatCount(found.totalCount) })}
      </p>
      {found.totalCount === 0 ? (
        <Empty title={t('laws.noHits')} hint={t('laws.noHitsHint')} />
      ) : (
        <>
          <ol className="law-hits">
            {found.nodes.map((hit, index) => (
              <HitLine key={`${hit.editionSlug}-${hit.key}-${index}`} hit={hit} asOf={asOf} />
            ))}
          </ol>
          <Pager page={page} pageSize={pageSize} totalCount={found.totalCount} />
        </>
      )}
    </Card>
  );
}

/** An article leads to its page, a heading to its place in the text, a law to its edition. */
function hrefOf(hit: Hit, asOf: string | null): string {
  const edition = `/laws/${hit.editionSlug}`;
  const day = asOf ? `on=${asOf}` : '';
  if (hit.key !== null && hit.number !== null) return `${edition}/${hit.key}${day && `?${day}`}`;
  const search = [hit.key === null ? '' : `under=${hit.key}`, day].filter(Boolean).join('&');
  return `${edition}${search && `?${search}`}`;
}

function HitLine({ hit, asOf }: { readonly hit: Hit; readonly asOf: string | null }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className="edition-name">
        <Link to={hrefOf(hit, asOf)}>
          {`《${hit.lawTitle}》`}
          {hit.label}
        </Link>
        <EditionStatusChip status={hit.status} />
        {hit.isGist && <Chip tone="grey">{t('laws.ofGist')}</Chip>}
      </span>
      <small>{hit.editionLabel}</small>
      {hit.excerpt.length > 0 && (
        <p>
          <HitText spans={hit.excerpt} />
        </p>
      )}
    </li>
  );
}
