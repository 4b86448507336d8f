import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import { formatCount } from '../tables/figures';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import type { EditionDetail } from './edition-page';

const articlesQuery = graphql(`
  query EditionArticles($slug: ID!, $page: PageInput!) {
    edition(slug: $slug) {
      slug
      articles(page: $page) {
        totalCount
        nodes {
          key
          label
          text
          gist
        }
      }
    }
  }
`);

/** Articles drawn at a time: 1,242 of them would be a slow page, and nobody reads them in one go. */
const pageSize = 40;

type Heading = EditionDetail['tree'][number];

/** The contents at the left, the articles of what is chosen at the right, page by page. */
export function EditionArticles({ edition }: { readonly edition: EditionDetail }) {
  const { params } = useAddress();
  const under = edition.tree.find(({ key }) => key === params.get('under')) ?? null;
  if (edition.tree.length === 0) return <Articles edition={edition} under={null} />;
  return (
    <div className="law-reader">
      <Contents edition={edition} under={under} />
      <Card className="sheet">
        <Articles edition={edition} under={under} />
      </Card>
    </div>
  );
}

function Contents({ edition, under }: { readonly edition: EditionDetail; readonly under: Heading | null }) {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  return (
    <nav className="law-contents" aria-label={t('laws.tree')}>
      <h2>{t('laws.tree')}</h2>
      <ul>
        <li>
          <Link to={hrefWith({ under: null, page: null })} aria-current={under === null ? 'true' : undefined}>
            {t('laws.whole')} <small className="num">{formatCount(edition.articleCount)}</small>
          </Link>
        </li>
        {edition.tree.map((heading) => (
          <li key={heading.key} style={{ paddingInlineStart: `${heading.depth * 14}px` }}>
            <Link
              to={hrefWith({ under: heading.key, page: null })}
              aria-current={under?.key === heading.key ? 'true' : undefined}
            >
              {heading.label} {heading.text}{' '}
              <small className="num">{formatCount(heading.articleCount)}</small>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Articles({ edition, under }: { readonly edition: EditionDetail; readonly under: Heading | null }) {
  const { t } = useTranslation();
  const { params, hrefWith } = useAddress();
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const from = (page - 1) * pageSize;
  const most = under?.articleCount ?? Infinity;
  const { data, previousData, error, refetch } = useQuery(articlesQuery, {
    variables: {
      slug: edition.slug,
      page: {
        limit: Math.max(1, Math.min(pageSize, most - from)),
        offset: (under?.firstIndex ?? 0) + from,
      },
    },
  });
  const shown = (data ?? previousData)?.edition?.articles;
  if (error && !shown) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!shown) return <Loading lines={10} />;
  if (shown.nodes.length === 0)
    return <Empty title={t('laws.noGists', { shown: formatCount(edition.articleCount) })} />;
  const articleHref = (key: string) => hrefWith({ under: null, page: null }, `/laws/${edition.slug}/${key}`);
  return (
    <>
      {under && (
        <h2 className="pad-h">
          {under.label} {under.text}
        </h2>
      )}
      <ol className="law-articles" aria-busy={!data}>
        {shown.nodes.map((article) => (
          <li key={article.key}>
            <Link to={articleHref(article.key)}>{article.label}</Link>
            {article.text?.split('\n').map((line, index) => (
              <p key={index}>{line}</p>
            ))}
            {article.gist && (
              <p className="small quiet">
                <b>{t('laws.ofGist')}</b> {article.gist}
              </p>
            )}
          </li>
        ))}
      </ol>
      <Pager page={page} pageSize={pageSize} totalCount={under?.articleCount ?? shown.totalCount} />
    </>
  );
}
