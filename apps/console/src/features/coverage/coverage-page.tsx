import { useQuery } from '@apollo/client/react';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { CoverageIssuesQuery, CoverageQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { useAddress } from '../tables/use-address';
import { CoverageTable } from './coverage-table';
import { Figures } from './figures';
import { useCoverageAddress } from './use-coverage-address';
import { useRegionCrumbs } from './use-region-crumbs';

const coverageIssues = graphql(`
  query CoverageIssues {
    lectureIssues(page: { limit: 100, offset: 0 }) {
      nodes {
        id
        year
        number
        title
        state
      }
    }
  }
`);

const coverage = graphql(`
  query Coverage($input: CoverageInput!) {
    coverage(input: $input) {
      cutOff
      issue {
        id
        year
        number
        title
      }
      region {
        code
        name
        hasChildren
        path {
          code
          name
        }
      }
      total {
        serving
        attended
        attendedRatio
        passed
        passedRatio
      }
      previous {
        serving
        attendedRatio
        passedRatio
      }
      rows {
        regionCode
        regionName
        isOwnLevel
        hasChildren
        serving
        attended
        attendedRatio
        passed
        passedRatio
      }
    }
  }
`);

type Issue = CoverageIssuesQuery['lectureIssues']['nodes'][number];
export type CoverageView = NonNullable<CoverageQuery['coverage']>;

export function CoveragePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(coverageIssues, { fetchPolicy: 'cache-and-network' });
  const issues = data?.lectureIssues.nodes;
  if (error && !issues) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!issues) return <Loading lines={10} />;
  // One that is not open yet has nothing to show, and would look like a whole province at 0 %.
  const newest = issues.find(({ state }) => state !== 'UPCOMING') ?? issues[0];
  if (!newest) {
    return (
      <>
        <PageHead crumbs={[{ label: t('places.coverage') }]} title={t('places.coverage')} />
        <Card>
          <Empty title={t('coverage.noIssuesTitle')} hint={t('coverage.noIssuesText')} />
        </Card>
      </>
    );
  }
  return <Chosen issues={issues} newest={newest} />;
}

function Chosen({ issues, newest }: { readonly issues: readonly Issue[]; readonly newest: Issue }) {
  const { t } = useTranslation();
  const address = useCoverageAddress(newest.id);
  const { data, previousData, error, refetch } = useQuery(coverage, {
    variables: { input: address.input },
    fetchPolicy: 'cache-and-network',
  });
  const answer = data ?? previousData;
  const issue = issues.find((each) => each.id === address.input.lectureIssueId) ?? newest;
  const crumbs = useRegionCrumbs(answer?.coverage?.region.path ?? []);
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title={t('coverage.title', { year: issue.year, number: issue.number })}
        subtitle={issue.title}
        actions={<Choices issues={issues} issueId={issue.id} cutOff={answer?.coverage?.cutOff ?? null} />}
      />
      {error && !answer ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !answer ? (
        <Loading lines={12} />
      ) : answer.coverage ? (
        <>
          <Figures view={answer.coverage} />
          <CoverageTable view={answer.coverage} isBusy={!data} />
        </>
      ) : (
        <Card>
          <Empty title={t('coverage.outsideTitle')} hint={t('coverage.outsideText')} />
        </Card>
      )}
    </>
  );
}

interface ChoicesProps {
  readonly issues: readonly Issue[];
  readonly issueId: string;
  readonly cutOff: string | null;
}

function Choices({ issues, issueId, cutOff }: ChoicesProps) {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const { rootCodes } = useViewer();
  // The region is written out on the first choice, so that the address says all that is shown.
  const region = params.get('region') ?? rootCodes[0] ?? null;
  return (
    <>
      <Select
        aria-label={t('coverage.issue')}
        value={issueId}
        onChange={(issue: string) => go({ issue, region })}
        options={issues.map((each) => ({
          value: each.id,
          label: t('lectures.issueOf', { year: each.year, number: each.number }),
          title: each.title,
        }))}
        optionRender={(option) => (
          <span className="two-rows">
            {option.label}
            <small>{option.data.title}</small>
          </span>
        )}
        popupMatchSelectWidth={false}
      />
      <DatePicker
        aria-label={t('coverage.cutOff')}
        value={cutOff ? dayjs(cutOff) : null}
        onChange={(day) => go({ cutOff: day ? day.format('YYYY-MM-DD') : null, region })}
        prefix={<span aria-hidden="true">{t('coverage.cutOff')}</span>}
        allowClear={params.has('cutOff')}
        style={{ width: 196 }}
      />
    </>
  );
}
