import { useState } from 'react';
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Button, Card, Empty, ErrorNotice, formatDate, Loading, useLanguage } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { NotebookQuery } from '../../gql/graphql';
import '../laws/laws.css';
import './notes.css';

const notebook = graphql(`
  query Notebook($search: String, $page: PageInput!) {
    myNotes(search: $search, page: $page) {
      totalCount
      nodes {
        id
        editionSlug
        articleKey
        text
        updatedAt
        article {
          text
          editionLabel
          effectiveTo
        }
      }
    }
  }
`);

type Note = NotebookQuery['myNotes']['nodes'][number];

const pageSize = 20;

/** Everything the viewer wrote beside the laws, the last written first. */
export default function Notebook() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  return (
    <>
      <title>{`${t('notes.notebook')} · ${t('brand')}`}</title>
      <Link className="back-link" to="/laws">
        ← {t('laws.back')}
      </Link>
      <header className="page-head">
        <h1>{t('notes.notebook')}</h1>
      </header>
      <search>
        <form
          key={search}
          className="law-search"
          onSubmit={(event) => {
            event.preventDefault();
            const words = new FormData(event.currentTarget).get('q');
            const wanted = typeof words === 'string' ? words.trim() : '';
            setParams(wanted === '' ? {} : { q: wanted });
          }}
        >
          <input
            name="q"
            type="search"
            maxLength={100}
            defaultValue={search}
            aria-label={t('notes.search')}
            placeholder={t('notes.search')}
            enterKeyHint="search"
          />
          <Button type="submit" kind="primary">
            {t('laws.searchDo')}
          </Button>
        </form>
      </search>
      <Found key={search} search={search} />
    </>
  );
}

function Found({ search }: { search: string }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(pageSize);
  const { data, previousData, error, refetch } = useQuery(notebook, {
    variables: { search: search === '' ? null : search, page: { limit, offset: 0 } },
    fetchPolicy: 'cache-and-network',
  });
  const found = (data ?? previousData)?.myNotes;
  if (error && !found) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!found) return <Loading lines={5} />;
  if (found.totalCount === 0)
    return search === '' ? (
      <Empty title={t('notes.none')} hint={t('notes.noneHint')} />
    ) : (
      <Empty title={t('laws.none')} hint={t('notes.otherWords')} />
    );
  return (
    <Card>
      <p className="law-count num" role="status">
        {t('notes.count', { count: found.totalCount })}
      </p>
      <ol className="law-lines">
        {found.nodes.map((note) => (
          <li key={note.id}>
            <NoteLine note={note} />
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

function NoteLine({ note }: { note: Note }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { article, updatedAt } = note;
  return (
    <Link to={`/laws/${note.editionSlug}/${note.articleKey}`}>
      <b>{article.text}</b>
      <small className="num">
        {article.editionLabel}
        {article.effectiveTo !== null &&
          ` · ${t('notes.noLonger', { day: formatDate(article.effectiveTo, language) })}`}
        {updatedAt !== null && ` · ${t('notes.written', { day: formatDate(updatedAt, language) })}`}
      </small>
      <span className="note-body">{note.text}</span>
    </Link>
  );
}
