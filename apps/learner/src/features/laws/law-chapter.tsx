import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import { useLawDay } from './law-address';

const lawChapter = graphql(`
  query LawChapter($slug: ID!, $page: PageInput!) {
    edition(slug: $slug) {
      slug
      articles(page: $page) {
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

/** Articles drawn at a time. */
const pageSize = 30;

interface Props {
  readonly editionSlug: string;
  readonly firstIndex: number;
  readonly articleCount: number;
}

/** Waits until the chapter is opened: a law of fifty chapters does not fetch them all. */
export function LawChapter(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const details = place.current?.closest('details');
    if (!details || details.open) {
      setOpen(true);
      return;
    }
    const open = () => setOpen(true);
    details.addEventListener('toggle', open, { once: true });
    return () => details.removeEventListener('toggle', open);
  }, []);
  return <div ref={place}>{isOpen && <Articles {...props} />}</div>;
}

function Articles({ editionSlug, firstIndex, articleCount }: Props) {
  const { t } = useTranslation();
  const { hrefOf } = useLawDay();
  const [wanted, setWanted] = useState(pageSize);
  const limit = Math.min(wanted, articleCount);
  const { data, previousData, error, refetch } = useQuery(lawChapter, {
    variables: { slug: editionSlug, page: { limit, offset: firstIndex } },
  });
  const nodes = (data ?? previousData)?.edition?.articles.nodes;
  if (error && !nodes) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!nodes) return <Loading lines={4} />;
  if (nodes.length === 0) return <Empty title={t('laws.noGists', { count: articleCount })} />;
  return (
    <>
      <ol className="law-articles">
        {nodes.map(({ key, label, text, gist }) => (
          <li key={key}>
            <Link to={hrefOf(`/laws/${editionSlug}/${key}`)}>{label}</Link>
            {text?.split('\n').map((line, index) => (
              <p key={index}>{line}</p>
            ))}
            {text === null && gist !== null && <p>{gist}</p>}
          </li>
        ))}
      </ol>
      {nodes.length >= limit && limit < articleCount && (
        <p className="law-more">
          <Button isBusy={!data} onClick={() => setWanted(wanted + pageSize)}>
            {t('laws.more')}
          </Button>
        </p>
      )}
    </>
  );
}
