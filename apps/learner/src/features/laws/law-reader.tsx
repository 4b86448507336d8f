import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { LawReaderQuery } from '../../gql/graphql';
import { EditionLine } from './edition-line';
import { useLawDay } from './law-address';
import { LawChapter } from './law-chapter';
import { LawDay } from './law-day';
import { learnerLaws } from './learner-laws';
import './laws.css';

const lawReader = graphql(`
  query LawReader($slug: ID!, $asOf: LocalDate) {
    edition(slug: $slug, asOf: $asOf) {
      ...LawEdition
      tree {
        key
        depth
        label
        text
        firstIndex
        articleCount
      }
    }
  }
`);

export type ReadEdition = NonNullable<LawReaderQuery['edition']>;

/** One text of a law, read chapter by chapter. */
export default function LawReader() {
  const { t } = useTranslation();
  const { editionSlug = '' } = useParams();
  const { asOf, hrefOf } = useLawDay();
  const { data, previousData, error, refetch } = useQuery(lawReader, {
    variables: { slug: editionSlug, asOf },
    fetchPolicy: 'cache-and-network',
  });
  const answer = data ?? previousData;
  const edition = answer?.edition;
  return (
    <>
      <title>{`${edition?.lawShortTitle ?? t('laws.title')} · ${t('brand')}`}</title>
      <Link className="back-link" to={hrefOf('/laws')}>
        ← {t('laws.back')}
      </Link>
      {edition && <Reading edition={edition} />}
      {answer && !edition && (
        <>
          <h1>{t('laws.title')}</h1>
          <Empty title={t('laws.gone')} />
        </>
      )}
      {!answer && !error && <Loading lines={6} />}
      {!answer && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </>
  );
}

function Reading({ edition }: { edition: ReadEdition }) {
  const { hrefOf } = useLawDay();
  const { t } = useTranslation();
  const { endedBy } = edition;
  return (
    <article className="law">
      <header className="law-head">
        <h1>{edition.lawTitle}</h1>
        <EditionLine edition={edition} />
        {endedBy && (
          <Link
            to={hrefOf(
              `/laws/${endedBy.editionSlug}${endedBy.article === null ? '' : `/a${endedBy.article}`}`,
              null,
            )}
          >
            {t('laws.endedBy', { by: endedBy.text })}
          </Link>
        )}
        {edition.statusNote && <p className="law-note">{edition.statusNote}</p>}
      </header>
      <LawDay />
      <OtherEditions edition={edition} />
      <Chapters edition={edition} />
    </article>
  );
}

/** The law's other texts, and which of them was the law on the day that is read. */
function OtherEditions({ edition }: { edition: ReadEdition }) {
  const { t } = useTranslation();
  const { asOf, hrefOf } = useLawDay();
  const { data } = useQuery(learnerLaws, { variables: { asOf } });
  const law = data?.laws.find(({ slug }) => slug === edition.lawSlug);
  if (!law) return null;
  const then = law.editions.find(({ slug }) => slug === law.editionAsOf);
  const others = law.editions.filter(({ slug }) => slug !== edition.slug);
  return (
    <>
      {asOf && law.editionAsOf !== edition.slug && (
        <p className="law-note" role="status">
          {then
            ? t('laws.onThatDay', { day: asOf, label: then.label })
            : t('laws.noneOnThatDay', { day: asOf })}{' '}
          {then && <Link to={hrefOf(`/laws/${then.slug}`)}>{t('laws.open')}</Link>}
        </p>
      )}
      {others.length > 0 && (
        <p className="law-others">
          <span>{t('laws.others')}</span>
          {others.map(({ slug, label }) => (
            <Link key={slug} to={hrefOf(`/laws/${slug}`)}>
              {label}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

/** Headings that hold articles themselves open to them; those above only say where one is. */
function Chapters({ edition }: { edition: ReadEdition }) {
  const { t } = useTranslation();
  if (!edition.hasText || edition.tree.length === 0)
    return (
      <Card>
        {!edition.hasText && (
          <p className="law-count">{t('laws.notImportedText', { count: edition.articleCount })}</p>
        )}
        <LawChapter editionSlug={edition.slug} articleCount={edition.articleCount} firstIndex={0} />
      </Card>
    );
  return (
    <section aria-label={t('laws.contents')} className="law-contents">
      {edition.tree.map((heading, index) => {
        const isLeaf = (edition.tree[index + 1]?.depth ?? 0) <= heading.depth;
        const name = `${heading.label} ${heading.text}`.trim();
        if (!isLeaf)
          return (
            <h2 key={heading.key} data-depth={Math.min(heading.depth, 3)}>
              {name}
            </h2>
          );
        return (
          <details key={heading.key} className="law-chapter">
            <summary>
              <span>{name}</span>{' '}
              <small className="num">{t('laws.articles', { count: heading.articleCount })}</small>
            </summary>
            <LawChapter
              editionSlug={edition.slug}
              articleCount={heading.articleCount}
              firstIndex={heading.firstIndex}
            />
          </details>
        );
      })}
    </section>
  );
}
