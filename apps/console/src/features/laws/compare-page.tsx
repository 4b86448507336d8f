import { useQuery } from '@apollo/client/react';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  buttonClass,
  Card,
  Chip,
  Empty,
  ErrorNotice,
  Loading,
  MarkedText,
  type ChipTone,
} from '@whetstone/ui';
import { graphql } from '../../gql';
import type { CompareEditionsQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { formatCount } from '../tables/figures';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { EditionState } from './edition-state';
import './laws.css';

const compareEditions = graphql(`
  query CompareEditions($old: ID!, $new: ID!, $changedOnly: Boolean!, $page: PageInput!) {
    editionComparison(old: $old, new: $new, changedOnly: $changedOnly, page: $page) {
      old {
        ...EditionFacts
      }
      new {
        ...EditionFacts
      }
      sameCount
      changedCount
      addedCount
      removedCount
      totalCount
      rows {
        oldKey
        oldLabel
        newKey
        newLabel
        what
        clauses {
          old {
            text
            isChanged
          }
          new {
            text
            isChanged
          }
        }
      }
    }
  }
`);

type Comparison = NonNullable<CompareEditionsQuery['editionComparison']>;
type Row = Comparison['rows'][number];

const pageSize = 30;

/** Two editions side by side, article by article, with what each has that the other has not. */
export function ComparePage() {
  const { t } = useTranslation();
  const { params } = useAddress();
  const [old, newer] = [params.get('old') ?? '', params.get('new') ?? ''];
  const changedOnly = params.get('all') === null;
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const { data, previousData, error, refetch } = useQuery(compareEditions, {
    variables: { old, new: newer, changedOnly, page: { limit: pageSize, offset: (page - 1) * pageSize } },
    skip: !old || !newer,
  });
  const answer = data ?? previousData;
  const crumbs = [{ label: t('laws.title'), to: '/laws' }, { label: t('laws.compare.title') }];
  const head = <PageHead crumbs={crumbs} title={t('laws.compare.title')} />;
  if (!old || !newer)
    return (
      <>
        {head}
        <Note title={t('laws.compare.missing')} />
      </>
    );
  if (error && !answer)
    return (
      <>
        {head}
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </>
    );
  if (!answer)
    return (
      <>
        {head}
        <Loading lines={10} />
      </>
    );
  const comparison = answer.editionComparison;
  if (!comparison)
    return (
      <>
        {head}
        <Note title={t('laws.compare.gone')} />
      </>
    );
  return (
    <>
      <Head comparison={comparison} crumbs={crumbs} />
      <Body comparison={comparison} changedOnly={changedOnly} isBusy={!data} />
    </>
  );
}

function Note({ title }: { readonly title: string }) {
  return (
    <Card>
      <Empty title={title} />
    </Card>
  );
}

function Head({
  comparison,
  crumbs,
}: {
  readonly comparison: Comparison;
  readonly crumbs: { label: string; to?: string }[];
}) {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  const nameOf = ({ lawShortTitle, label }: Comparison['old']) => `${lawShortTitle}（${label}）`;
  return (
    <PageHead
      crumbs={crumbs}
      title={t('laws.compare.title')}
      subtitle={t('laws.compare.lead', { old: nameOf(comparison.old), new: nameOf(comparison.new) })}
      actions={
        <Link
          className={buttonClass('plain')}
          to={hrefWith({ old: comparison.new.slug, new: comparison.old.slug, page: null })}
        >
          {t('laws.compare.swap')}
        </Link>
      }
    />
  );
}

interface BodyProps {
  readonly comparison: Comparison;
  readonly changedOnly: boolean;
  readonly isBusy: boolean;
}

function Body({ comparison, changedOnly, isBusy }: BodyProps) {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const textless = [comparison.old, comparison.new].find(({ hasText }) => !hasText);
  if (textless) return <Note title={t('laws.compare.noText', { label: textless.label })} />;
  return (
    <>
      <div className="filters">
        <Segmented
          aria-label={t('laws.compare.table')}
          value={changedOnly ? 'changed' : 'all'}
          onChange={(value) => go({ all: value === 'all' ? 1 : null, page: null })}
          options={[
            { value: 'changed', label: t('laws.compare.changedOnly') },
            { value: 'all', label: t('laws.compare.all') },
          ]}
        />
        <span className="chips num">
          <Chip tone="grey">{t('laws.compare.same', { shown: formatCount(comparison.sameCount) })}</Chip>
          <Chip tone="amber">
            {t('laws.compare.changed', { shown: formatCount(comparison.changedCount) })}
          </Chip>
          <Chip>{t('laws.compare.added', { shown: formatCount(comparison.addedCount) })}</Chip>
          <Chip tone="red">{t('laws.compare.removed', { shown: formatCount(comparison.removedCount) })}</Chip>
        </span>
      </div>
      <p className="small quiet">{t('laws.compare.marks')}</p>
      <Card className="sheet">
        {comparison.rows.length === 0 ? (
          <Empty title={t('laws.compare.nothing')} />
        ) : (
          <Table comparison={comparison} isBusy={isBusy} />
        )}
        <Pager page={page} pageSize={pageSize} totalCount={comparison.totalCount} />
      </Card>
    </>
  );
}

function Table({ comparison, isBusy }: { readonly comparison: Comparison; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const side = (word: string, edition: Comparison['old']) => (
    <th scope="col">
      {word} · {edition.label} <EditionState edition={edition} />
    </th>
  );
  return (
    <table className="compared" aria-label={t('laws.compare.table')} aria-busy={isBusy}>
      <thead>
        <tr>
          {side(t('laws.compare.old'), comparison.old)}
          {side(t('laws.compare.new'), comparison.new)}
        </tr>
      </thead>
      {comparison.rows.map((row, index) => (
        <ComparedArticle key={`${row.oldKey}-${row.newKey}-${index}`} row={row} comparison={comparison} />
      ))}
    </table>
  );
}

function isSame({ old, new: newer }: Row['clauses'][number]): boolean {
  return old.length > 0 && [...old, ...newer].every(({ isChanged }) => !isChanged);
}

const tones: Readonly<Record<string, ChipTone>> = {
  same: 'grey',
  changed: 'amber',
  added: 'green',
  removed: 'red',
};
type What = 'same' | 'changed' | 'added' | 'removed';

function ComparedArticle({ row, comparison }: { readonly row: Row; readonly comparison: Comparison }) {
  const { t } = useTranslation();
  return (
    <tbody>
      <tr className="compared-head">
        <th scope="colgroup" colSpan={2}>
          {row.oldKey && (
            <span>
              <Link to={`/laws/${comparison.old.slug}/${row.oldKey}`}>{row.oldLabel}</Link>
            </span>
          )}
          {row.newKey && (
            <span>
              → <Link to={`/laws/${comparison.new.slug}/${row.newKey}`}>{row.newLabel}</Link>
            </span>
          )}
          <Chip tone={tones[row.what] ?? 'grey'}>{t(`laws.compare.what.${row.what as What}`)}</Chip>
        </th>
      </tr>
      {row.clauses.map((clause, index) => (
        <tr key={index} className={isSame(clause) ? 'is-same' : undefined}>
          <td>
            <MarkedText spans={clause.old} side="old" />
          </td>
          <td>
            <MarkedText spans={clause.new} side="new" />
          </td>
        </tr>
      ))}
    </tbody>
  );
}
