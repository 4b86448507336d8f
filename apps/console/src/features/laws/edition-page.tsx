import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Alert, Select } from 'antd';
import { Card, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { EditionQuery } from '../../gql/graphql';
import { NotFound } from '../shell/not-found';
import { PageHead } from '../shell/page-head';
import { formatCount } from '../tables/figures';
import { useAddress } from '../tables/use-address';
import { AsOfField } from './as-of-field';
import { EditionActions } from './edition-actions';
import { EditionArticles } from './edition-articles';
import { EditionFactsCard } from './edition-facts';
import { lawsQuery } from './law-operations';
import { OtherDay } from './other-day';
import { dayIn } from './say-edition';
import './laws.css';

const editionQuery = graphql(`
  query Edition($slug: ID!, $asOf: LocalDate) {
    edition(slug: $slug, asOf: $asOf) {
      ...EditionFacts
      importedText {
        enactmentLines
        number
        fileName
        importedAt
      }
      tree {
        key
        depth
        kind
        label
        text
        firstIndex
        articleCount
      }
    }
  }
`);

export type EditionDetail = NonNullable<EditionQuery['edition']>;

/** One text of a law: what it is, its headings, its articles part by part. */
export function EditionPage() {
  const { t } = useTranslation();
  const { editionSlug = '' } = useParams();
  const { params } = useAddress();
  const asOf = dayIn(params.get('on'));
  const { data, previousData, error, refetch } = useQuery(editionQuery, {
    variables: { slug: editionSlug, asOf },
    fetchPolicy: 'cache-and-network',
  });
  const answer = data ?? previousData;
  const edition = answer?.edition;
  if (error && !edition) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!answer) return <Loading lines={10} />;
  if (!edition) return <NotFound />;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('laws.title'), to: '/laws' },
          { label: `${edition.lawShortTitle}（${edition.label}）` },
        ]}
        title={edition.lawTitle}
        subtitle={edition.label}
        actions={<EditionActions edition={edition} />}
      />
      {!edition.isPublished && <Alert type="warning" showIcon title={t('laws.waitingText')} />}
      <div className="filters">
        <Editions edition={edition} />
        <AsOfField />
      </div>
      {asOf && <OtherDay edition={edition} asOf={asOf} />}
      <EditionFactsCard edition={edition} />
      {edition.hasText ? (
        <EditionArticles edition={edition} />
      ) : (
        <Card className="sheet">
          <p className="pad">{t('laws.notImportedText', { shown: formatCount(edition.articleCount) })}</p>
          <EditionArticles edition={edition} />
        </Card>
      )}
    </>
  );
}

function Editions({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  const { data } = useQuery(lawsQuery, { variables: { asOf: null } });
  const law = data?.laws.find(({ slug }) => slug === edition.lawSlug);
  if (!law || law.editions.length < 2) return null;
  return (
    <EditionSelect
      value={edition.slug}
      label={t('laws.otherEditions')}
      options={law.editions.map(({ slug, label }) => ({ value: slug, label }))}
      hrefOf={(slug) => hrefWith({ under: null, page: null }, `/laws/${slug}`)}
    />
  );
}

interface EditionSelectProps {
  readonly value: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly hrefOf: (slug: string) => string;
}

function EditionSelect({ value, label, options, hrefOf }: EditionSelectProps) {
  const navigate = useNavigate();
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(slug) => void navigate(hrefOf(slug))}
      options={[...options]}
      popupMatchSelectWidth={false}
      style={{ minWidth: 160 }}
    />
  );
}
