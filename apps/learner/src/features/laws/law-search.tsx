import { useQuery } from '@apollo/client/react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button, Card, Chip, EditionStatusChip, Empty, ErrorNotice, HitText, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { LearnerSearchLawsQuery } from '../../gql/graphql';
import { useLawDay } from './law-address';

const searchLaws = graphql(`
  query LearnerSearchLaws($filter: LawSearchFilter!, $page: PageInput!) {
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

type Hit = LearnerSearchLawsQuery['searchLaws']['nodes'][number];

const pageSize = 20;

/** A field to search the library, and what was found; the words live in the address. */
export function LawSearch() {
  const { t } = useTranslation();
  const { params, set } = useLawDay();
  const search = params.get('q') ?? '';
  const id = useId();
  return (
    <search>
      <form
        key={search}
        className="law-search"
        onSubmit={(event) => {
          event.preventDefault();
          const words = new FormData(event.currentTarget).get('q');
          set('q', typeof words === 'string' ? words.trim() : null);
        }}
      >
        <label className="visually-hidden" htmlFor={id}>
          {t('laws.search')}
        </label>
        <input
          id={id}
          name="q"
          type="search"
          maxLength={100}
          defaultValue={search}
          placeholder={t('laws.searchHint')}
          enterKeyHint="search"
        />
        <Button type="submit" kind="primary">
          {t('laws.searchDo')}
        </Button>
      </form>
      {search !== '' && <Hits key={search} text={search} />}
    </search>
  );
}

function Hits({ text }: { text: string }) {
  const { t } = useTranslation();
  const { asOf } = useLawDay();
  const [limit, setLimit] = useState(pageSize);
  const { data, previousData, error, refetch } = useQuery(searchLaws, {
    variables: { filter: { text, lawSlug: null, editionSlug: null, asOf }, page: { limit, offset: 0 } },
  });
  const found = (data ?? previousData)?.searchLaws;
  if (error && !found) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!found) return <Loading lines={5} />;
  if (found.totalCount === 0) return <Empty title={t('laws.none')} hint={t('laws.noneHint')} />;
  return (
    <Card>
      <p className="law-count num" role="status">
        {t('laws.hits', { count: found.totalCount })}
      </p>
      <ol className="law-lines">
        {found.nodes.map((hit, index) => (
          <li key={`${hit.editionSlug}-${hit.key}-${index}`}>
            <HitLine hit={hit} />
          </li>
        ))}
      </ol>
      {found.nodes.length < found.totalCount && (
        <p className="law-more">
          <Button isBusy={!data} onClick={() => setLimit(limit + pageSize)}>
            {t('laws.more')}
          </Button>
        </p>
      )}
    </Card>
  );
}

function HitLine({ hit }: { hit: Hit }) {
  const { t } = useTranslation();
  const { hrefOf } = useLawDay();
  const edition = `/laws/${hit.editionSlug}`;
  const path = hit.key !== null && hit.number !== null ? `${edition}/${hit.key}` : edition;
  return (
    <Link to={hrefOf(path)}>
      <span className="law-status">
        <b>
          《{hit.lawTitle}》{hit.label}
        </b>
        <EditionStatusChip status={hit.status} />
        {hit.isGist && <Chip tone="grey">{t('laws.ofGist')}</Chip>}
      </span>
      <small>{hit.editionLabel}</small>
      {hit.excerpt.length > 0 && <HitText spans={hit.excerpt} />}
    </Link>
  );
}
