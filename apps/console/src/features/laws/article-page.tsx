import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Alert } from 'antd';
import { ArticleWords, Card, EditionStatusChip, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { ArticleQuery } from '../../gql/graphql';
import { NotFound } from '../shell/not-found';
import { PageHead } from '../shell/page-head';
import { formatCount } from '../tables/figures';
import { useAddress } from '../tables/use-address';
import { AsOfField } from './as-of-field';
import { EditionDays } from './edition-days';
import { EditionState } from './edition-state';
import { articleOfKey, dayIn, isInForceOn } from './say-edition';
import './laws.css';

const articleQuery = graphql(`
  query Article($editionSlug: ID!, $number: Int!, $sub: Int!, $asOf: LocalDate) {
    article(editionSlug: $editionSlug, number: $number, sub: $sub, asOf: $asOf) {
      id
      key
      label
      citation
      isInForce
      gist
      previousKey
      nextKey
      edition {
        ...EditionFacts
      }
      path {
        key
        label
        text
      }
      provisions {
        id
        key
        kind
        label
        text
      }
      became {
        ...ChangeFacts
      }
      cameFrom {
        ...ChangeFacts
      }
      inOtherEditions {
        edition {
          slug
          label
          status
          effectiveFrom
          effectiveTo
        }
        text
        gist
      }
      note {
        id
        text
      }
      references {
        changeCount
        questionCount
        lectures {
          id
          title
        }
      }
    }
  }
`);

graphql(`
  fragment ChangeFacts on ArticleChange {
    id
    oldEdition
    oldText
    oldArticle
    newEdition
    newText
    newArticle
    note
  }
`);

type Article = NonNullable<ArticleQuery['article']>;
type Change = Article['became'][number];

/** One article of one edition: its words, our gist, what it was, what it became, and the same number elsewhere. */
export function ArticlePage() {
  const { t } = useTranslation();
  const { editionSlug = '', articleKey = '' } = useParams();
  const { params } = useAddress();
  const asOf = dayIn(params.get('on'));
  const wanted = articleOfKey(articleKey);
  const { data, previousData, error, refetch } = useQuery(articleQuery, {
    variables: { editionSlug, number: wanted?.number ?? 0, sub: wanted?.sub ?? 0, asOf },
    fetchPolicy: 'cache-and-network',
  });
  const answer = data ?? previousData;
  const article = answer?.article;
  if (error && !article) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!answer) return <Loading lines={10} />;
  if (!article) return <NotFound />;
  return <Shown article={article} asOf={asOf} title={t('laws.title')} />;
}

function Shown({
  article,
  asOf,
  title,
}: {
  readonly article: Article;
  readonly asOf: string | null;
  readonly title: string;
}) {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  const { edition, path } = article;
  const editionHref = hrefWith({}, `/laws/${edition.slug}`);
  const last = path.at(-1);
  return (
    <>
      <PageHead
        crumbs={[
          { label: title, to: '/laws' },
          { label: `${edition.lawShortTitle}（${edition.label}）`, to: editionHref },
          ...path.map(({ key, label, text }) => ({
            label: `${label} ${text}`.trim(),
            to: hrefWith({ under: key }, `/laws/${edition.slug}`),
          })),
          { label: article.label },
        ]}
        title={article.citation}
        subtitle={edition.label}
        actions={
          last && (
            <Link to={hrefWith({ under: last.key }, `/laws/${edition.slug}`)}>
              {t('laws.article.toEdition')}
            </Link>
          )
        }
      />
      <div className="filters">
        <EditionState edition={edition} />
        <span className="num small quiet">
          <EditionDays edition={edition} />
        </span>
        <AsOfField />
      </div>
      {asOf && !article.isInForce && <NotLawThen article={article} asOf={asOf} />}
      {edition.statusNote && <Alert type="warning" showIcon title={edition.statusNote} />}
      <Words article={article} />
      <Beside article={article} />
      <div className="law-columns">
        <ChangesCard article={article} />
        <OthersCard article={article} />
      </div>
    </>
  );
}

/** Leads to the text that was the law on the day asked about; the number may be another rule there, and the page says so. */
function NotLawThen({ article, asOf }: { readonly article: Article; readonly asOf: string }) {
  const { t } = useTranslation();
  const then = article.inOtherEditions.find(({ edition }) => isInForceOn(edition, asOf))?.edition;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          {t('laws.article.notLaw', { day: asOf })}{' '}
          {then && (
            <Link to={`/laws/${then.slug}/${article.key}?on=${asOf}`}>
              {t('laws.article.sameNumberIn', { label: then.label })}
            </Link>
          )}
        </>
      }
    />
  );
}

function Words({ article }: { readonly article: Article }) {
  const { t } = useTranslation();
  return (
    <Card className="pad stack">
      {article.provisions.length > 0 ? (
        <ArticleWords provisions={article.provisions} />
      ) : (
        <p className="quiet">{t(article.gist ? 'laws.article.noText' : 'laws.article.noTextNoGist')}</p>
      )}
      {article.gist && (
        <p>
          <b>{t('laws.article.gist')}</b> {article.gist}
        </p>
      )}
      <References article={article} />
      {article.note && (
        <p className="law-own-note">
          <b>{t('laws.article.note')}</b> {article.note.text}
        </p>
      )}
    </Card>
  );
}

/** What rests on the article: each figure leads to what it is made of. */
function References({ article }: { readonly article: Article }) {
  const { t } = useTranslation();
  const { questionCount, lectures, changeCount } = article.references;
  const { edition } = article;
  const number = articleOfKey(article.key)?.number ?? 0;
  if (!questionCount && lectures.length === 0 && changeCount === 0) return null;
  return (
    <p className="small quiet num law-references">
      {t('laws.article.references')}
      {questionCount !== null && questionCount > 0 && (
        <Link to={`/questions?edition=${edition.slug}&article=${number}`}>
          {t('laws.article.questionCount', { shown: formatCount(questionCount) })}
        </Link>
      )}
      {lectures.map((lecture) => (
        <Link key={lecture.id} to="/lectures">
          {t('laws.article.lecture', { title: lecture.title })}
        </Link>
      ))}
      {changeCount > 0 && <span>{t('laws.article.changeCount', { shown: formatCount(changeCount) })}</span>}
    </p>
  );
}

function Beside({ article }: { readonly article: Article }) {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  const href = (key: string) => hrefWith({}, `/laws/${article.edition.slug}/${key}`);
  return (
    <nav className="law-beside" aria-label={article.label}>
      {article.previousKey ? (
        <Link to={href(article.previousKey)}>← {t('laws.article.previous')}</Link>
      ) : (
        <span />
      )}
      {article.nextKey && <Link to={href(article.nextKey)}>{t('laws.article.next')} →</Link>}
    </nav>
  );
}

function ChangesCard({ article }: { readonly article: Article }) {
  const { t } = useTranslation();
  return (
    <Card className="pad stack">
      <h2>{t('laws.article.became')}</h2>
      {article.became.length === 0 ? (
        <p className="quiet">{t('laws.article.becameNone')}</p>
      ) : (
        <ChangeList changes={article.became} side="new" />
      )}
      <h2>{t('laws.article.cameFrom')}</h2>
      {article.cameFrom.length === 0 ? (
        <p className="quiet">{t('laws.article.cameFromNone')}</p>
      ) : (
        <ChangeList changes={article.cameFrom} side="old" />
      )}
    </Card>
  );
}

function ChangeList({
  changes,
  side,
}: {
  readonly changes: readonly Change[];
  readonly side: 'old' | 'new';
}) {
  const { t } = useTranslation();
  return (
    <ul className="law-changes">
      {changes.map((change) => (
        <li key={change.id}>
          {side === 'new' ? (
            <Link to={`/laws/${change.newEdition}/a${change.newArticle}`}>{change.newText}</Link>
          ) : change.oldEdition && change.oldArticle !== null ? (
            <Link to={`/laws/${change.oldEdition}/a${change.oldArticle}`}>{change.oldText}</Link>
          ) : (
            <b>{t('laws.article.cameFromNew')}</b>
          )}
          {change.note && <span className="small quiet">{change.note}</span>}
        </li>
      ))}
    </ul>
  );
}

function OthersCard({ article }: { readonly article: Article }) {
  const { t } = useTranslation();
  return (
    <Card className="pad stack">
      <h2>{t('laws.article.others')}</h2>
      {article.inOtherEditions.length === 0 ? (
        <p className="quiet">{t('laws.article.othersNone')}</p>
      ) : (
        <>
          <p className="small quiet">{t('laws.article.othersHint')}</p>
          <ul className="law-changes">
            {article.inOtherEditions.map(({ edition, text, gist }) => (
              <li key={edition.slug}>
                <span className="edition-name">
                  <Link to={`/laws/${edition.slug}/${article.key}`}>{edition.label}</Link>
                  <EditionStatusChip status={edition.status} />
                </span>
                <span className="two-lines">{text ?? gist ?? t('laws.notImported')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
