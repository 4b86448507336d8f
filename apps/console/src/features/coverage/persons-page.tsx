import { useQuery } from '@apollo/client/react';
import { Button, Drawer, Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { CoveragePersonsQuery, PersonFilter } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { Pager } from '../tables/pager';
import { oneOf, wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { Evidence } from './evidence';
import { PersonsTable, useDownloadPersons } from './persons-table';
import { useCoverageAddress } from './use-coverage-address';
import { useRegionCrumbs } from './use-region-crumbs';

const coveragePersons = graphql(`
  query CoveragePersons(
    $input: CoverageInput!
    $show: PersonFilter!
    $page: PageInput!
    $issueId: ID!
    $regionCode: Int!
  ) {
    lectureIssue(id: $issueId) {
      id
      year
      number
      title
    }
    region(code: $regionCode) {
      code
      name
      path {
        code
        name
      }
    }
    coveragePersons(input: $input, show: $show, page: $page) {
      totalCount
      nodes {
        officerId
        name
        certificateNo
        unitName
        regionName
        creditedRatio
        attendedAt
        bestPoints
        maxPoints
        isPassed
      }
    }
  }
`);

export type Person = CoveragePersonsQuery['coveragePersons']['nodes'][number];

const pageSize = 50;
const filters: readonly PersonFilter[] = ['ALL', 'ATTENDED', 'NOT_ATTENDED', 'PASSED', 'NOT_PASSED'];

export function PersonsPage() {
  const { t } = useTranslation();
  const { params, go, hrefWith } = useAddress();
  const { input } = useCoverageAddress(null);
  const show = oneOf<PersonFilter>(params.get('show'), filters, 'ALL');
  const isOwnLevel = params.get('own') === '1';
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const { data, previousData, error, refetch } = useQuery(coveragePersons, {
    variables: {
      input: { ...input, ownLevelOnly: isOwnLevel },
      show,
      page: { limit: pageSize, offset: (page - 1) * pageSize },
      issueId: input.lectureIssueId,
      regionCode: input.regionCode,
    },
  });
  const shown = data ?? previousData;
  const crumbs = useRegionCrumbs(shown?.region?.path ?? []);
  const download = useDownloadPersons();
  if (error && !shown) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!shown) return <Loading lines={12} />;
  const { lectureIssue: issue, region } = shown;
  if (!issue || !region) return <Empty title={t('coverage.outsideTitle')} hint={t('coverage.outsideText')} />;
  const persons = shown.coveragePersons;
  const listName = isOwnLevel ? t('coverage.ownLevel', { region: region.name }) : t('coverage.personsTable');
  const back = hrefWith({ show: null, page: null, officer: null, own: null }, '/coverage');
  return (
    <>
      <PageHead
        crumbs={[...crumbs, { label: listName }]}
        title={t('coverage.personsTitle', { year: issue.year, number: issue.number })}
        subtitle={issue.title}
        actions={
          <>
            <Link className={buttonClass('plain', 'small')} to={back}>
              {t('coverage.backToFigures')}
            </Link>
            <Button onClick={() => download({ persons: persons.nodes, region: region.name, issue })}>
              {t('coverage.exportPage')}
            </Button>
          </>
        }
      />
      <PersonFilters show={show} />
      <div className="with-aside">
        <Card className="sheet">
          {persons.totalCount === 0 ? (
            <Empty title={t('coverage.noPersonsTitle')} hint={t('coverage.noPersonsText')} />
          ) : (
            <>
              <PersonsTable persons={persons.nodes} isBusy={!data} />
              <Pager page={page} pageSize={pageSize} totalCount={persons.totalCount} />
            </>
          )}
        </Card>
        <EvidencePlace onClose={() => go({ officer: null })} />
      </div>
    </>
  );
}

function PersonFilters({ show }: { readonly show: PersonFilter }) {
  const { t } = useTranslation();
  const { hrefWith } = useAddress();
  return (
    <nav className="tabs" aria-label={t('coverage.filter')}>
      {filters.map((filter) => (
        <Link
          key={filter}
          to={hrefWith({ show: filter === 'ALL' ? null : filter, page: null, officer: null })}
          aria-current={filter === show ? 'true' : undefined}
        >
          {t(`coverage.${filter}`)}
        </Link>
      ))}
    </nav>
  );
}

/** Beside the table where there is room, so that one person after another can be opened; else over it. */
function EvidencePlace({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { params } = useAddress();
  const { input } = useCoverageAddress(null);
  const officerId = params.get('officer');
  const { xl } = Grid.useBreakpoint();
  const evidence = officerId !== null && (
    <Evidence
      key={officerId}
      input={{ lectureIssueId: input.lectureIssueId, officerId, cutOff: input.cutOff }}
    />
  );
  if (xl) {
    return evidence ? (
      <aside className="ws-card evidence-card" aria-label={t('coverage.evidenceTitle')}>
        <button
          type="button"
          className="plain close"
          onClick={onClose}
          aria-label={t('coverage.closeEvidence')}
        >
          <span aria-hidden="true">✕</span>
        </button>
        {evidence}
      </aside>
    ) : null;
  }
  return (
    <Drawer
      open={officerId !== null}
      onClose={onClose}
      size={440}
      title={t('coverage.evidenceTitle')}
      closable={{ 'aria-label': t('coverage.closeEvidence') }}
    >
      {evidence}
    </Drawer>
  );
}
