import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ArticleWords, Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { LawArticleQuery } from '../../gql/graphql';
import { NoteBox } from '../notes/note-box';
import { EditionLine } from './edition-line';
import { articleOfKey, useLawDay } from './law-address';
import { LawDay } from './law-day';
import './laws.css';

const lawArticle = graphql(`
  query LawArticle($editionSlug: ID!, $number: Int!, $sub: Int!, $asOf: LocalDate) {
    article(editionSlug: $editionSlug, number: $number, sub: $sub, asOf: $asOf) {
      id
      key
      label
      citation
      isInForce
      gist
      number
      sub
      note {
        id
        text
        version
      }
      notesElsewhere {
        id
        editionSlug
        articleKey
        text
        article {
          text
          editionLabel
        }
      }
      previousKey
      nextKey
      edition {
        ...LawEdition
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
        id
        newEdition
        newText
        newArticle
        note
      }
      cameFrom {
        id
        oldEdition
        oldText
        oldArticle
        note
      }
      inOtherEditions {
        edition {
          ...LawEdition
        }
      }
    }
  }
`);

const NO_NOTE = { text: '', version: 0 };

type Article = NonNullable<LawArticleQuery['article']>;

/** One article: its words, our gist, and what it became. */
export default function LawArticle() {
  const { t } = useTranslation();
  const { editionSlug = '', articleKey = '' } = useParams();
  const { asOf, hrefOf } = useLawDay();
  const wanted = articleOfKey(articleKey);
  const { data, previousData, error, refetch } = useQuery(lawArticle, {
    variables: { editionSlug, number: wanted?.number ?? 0, sub: wanted?.sub ?? 0, asOf },
    fetchPolicy: 'cache-and-network',
  });
  const answer = data ?? previousData;
  const article = answer?.article;
  return (
    <>
      <title>{`${article?.citation ?? t('laws.title')} · ${t('brand')}`}</title>
      <Link className="back-link" to={hrefOf(`/laws/${editionSlug}`)}>
        ← {article ? t('laws.backToLaw', { law: article.edition.lawShortTitle }) : t('laws.back')}
      </Link>
      {article && <Shown article={article} asOf={asOf} />}
      {answer && !article && (
        <>
          <h1>{t('laws.title')}</h1>
          <Empty title={t('laws.goneArticle')} />
        </>
      )}
      {!answer && !error && <Loading lines={6} />}
      {!answer && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </>
  );
}

function Shown({ article, asOf }: { article: Article; asOf: string | null }) {
  const { t } = useTranslation();
  const { hrefOf } = useLawDay();
  const { edition, provisions, gist } = article;
  const then = article.inOtherEditions.find(
    ({ edition: { effectiveFrom, effectiveTo } }) =>
      asOf !== null && effectiveFrom <= asOf && (effectiveTo === null || asOf < effectiveTo),
  )?.edition;
  return (
    <article className="law">
      <header className="law-head">
        {article.path.length > 0 && (
          <small>{article.path.map(({ label, text }) => `${label} ${text}`.trim()).join(' › ')}</small>
        )}
        <h1>{article.citation}</h1>
        <EditionLine edition={edition} />
        {edition.statusNote && <p className="law-note">{edition.statusNote}</p>}
      </header>
      <LawDay />
      {asOf && !article.isInForce && (
        <p className="law-note" role="status">
          {t('laws.notLaw', { day: asOf })}{' '}
          {then && (
            <Link to={hrefOf(`/laws/${then.slug}/${article.key}`)}>
              {t('laws.sameNumberIn', { label: then.label })}
            </Link>
          )}
        </p>
      )}
      <Card className="law-box">
        {provisions.length > 0 ? (
          <ArticleWords provisions={provisions} />
        ) : (
          <p>{t(gist === null ? 'laws.noTextNoGist' : 'laws.noText')}</p>
        )}
        {gist !== null && (
          <p>
            <b>{t('laws.gist')}</b> {gist}
          </p>
        )}
      </Card>
      <NoteBox
        key={article.id}
        place={{ editionSlug: edition.slug, number: article.number, sub: article.sub }}
        kept={article.note ?? NO_NOTE}
        elsewhere={article.notesElsewhere}
      />
      <Became article={article} />
      <Beside article={article} />
    </article>
  );
}

function Became({ article }: { article: Article }) {
  const { t } = useTranslation();
  const { hrefOf } = useLawDay();
  const { became, cameFrom, inOtherEditions } = article;
  return (
    <>
      {became.length > 0 && (
        <Card className="law-box">
          <h2>{t('laws.became')}</h2>
          <ul className="law-changes">
            {became.map((change) => (
              <li key={change.id}>
                <Link to={`/laws/${change.newEdition}/a${change.newArticle}`}>{change.newText} →</Link>
                {change.note && <small>{change.note}</small>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {cameFrom.length > 0 && (
        <Card className="law-box">
          <h2>{t('laws.cameFrom')}</h2>
          <ul className="law-changes">
            {cameFrom.map((change) => (
              <li key={change.id}>
                {change.oldEdition !== null && change.oldArticle !== null ? (
                  <Link to={`/laws/${change.oldEdition}/a${change.oldArticle}`}>← {change.oldText}</Link>
                ) : (
                  <b>{t('laws.newRule')}</b>
                )}
                {change.note && <small>{change.note}</small>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {inOtherEditions.length > 0 && (
        <Card className="law-box">
          <h2>{t('laws.sameNumber')}</h2>
          <small>{t('laws.sameNumberHint')}</small>
          <ul className="law-changes">
            {inOtherEditions.map(({ edition }) => (
              <li key={edition.slug}>
                <Link to={hrefOf(`/laws/${edition.slug}/${article.key}`)}>{edition.label}</Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Beside({ article }: { article: Article }) {
  const { t } = useTranslation();
  const { hrefOf } = useLawDay();
  const { edition, previousKey, nextKey } = article;
  return (
    <nav className="law-beside" aria-label={article.label}>
      {previousKey ? (
        <Link to={hrefOf(`/laws/${edition.slug}/${previousKey}`)}>← {t('laws.previous')}</Link>
      ) : (
        <span />
      )}
      {nextKey && <Link to={hrefOf(`/laws/${edition.slug}/${nextKey}`)}>{t('laws.next')} →</Link>}
    </nav>
  );
}
