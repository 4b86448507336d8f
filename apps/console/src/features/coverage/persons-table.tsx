import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip, formatIsoMinute, formatPoints } from '@whetstone/ui';
import { DataTable, type Column } from '../tables/data-table';
import { downloadCsv } from '../tables/download';
import { formatShare } from '../tables/figures';
import { useAddress } from '../tables/use-address';
import type { Person } from './persons-page';

export function PersonsTable({
  persons,
  isBusy,
}: {
  readonly persons: readonly Person[];
  readonly isBusy: boolean;
}) {
  const { t } = useTranslation();
  const { params, hrefWith } = useAddress();
  const openId = params.get('officer');
  const columns: readonly Column<Person, string>[] = [
    {
      key: 'name',
      title: t('coverage.name'),
      render: (person) => (
        <Link className="row-link" to={hrefWith({ officer: person.officerId })}>
          {person.name}
        </Link>
      ),
    },
    {
      key: 'watched',
      title: t('coverage.watched'),
      render: (person) => (
        <span className="nowrap">
          {formatShare(person.creditedRatio) ?? t('tables.none')}{' '}
          <Chip tone={person.attendedAt ? 'green' : 'grey'}>
            {t(person.attendedAt ? 'coverage.isAttended' : 'coverage.isNotAttended')}
          </Chip>
        </span>
      ),
    },
    {
      key: 'result',
      title: t('coverage.result'),
      render: (person) => <TestResult person={person} />,
    },
    {
      key: 'attendedAt',
      title: t('coverage.attendedAt'),
      render: (person) => (person.attendedAt ? formatIsoMinute(person.attendedAt) : t('tables.none')),
    },
    { key: 'unit', title: t('coverage.unit'), className: 'wide', render: (person) => person.unitName },
    { key: 'certificate', title: t('coverage.certificate'), render: (person) => person.certificateNo },
  ];
  return (
    <DataTable
      label={t('coverage.personsTable')}
      columns={columns}
      rows={persons}
      rowKey={(person) => person.officerId}
      rowClass={(person) => (person.officerId === openId ? 'open' : undefined)}
      isBusy={isBusy}
    />
  );
}

function TestResult({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  if (person.bestPoints === null) return <span className="quiet">{t('coverage.notTried')}</span>;
  return (
    <span className="nowrap">
      {formatPoints(person.bestPoints)}{' '}
      <Chip tone={person.isPassed ? 'green' : 'amber'}>
        {t(person.isPassed ? 'coverage.isPassed' : 'coverage.isNotPassed')}
      </Chip>
    </span>
  );
}

interface PersonsFile {
  readonly persons: readonly Person[];
  readonly region: string;
  readonly issue: { readonly year: number; readonly number: number };
}

export function useDownloadPersons(): (file: PersonsFile) => void {
  const { t } = useTranslation();
  return ({ persons, region, issue }) => {
    const test = (person: Person) => {
      if (person.bestPoints === null) return t('coverage.notTried');
      return t(person.isPassed ? 'coverage.isPassed' : 'coverage.isNotPassed');
    };
    downloadCsv(
      t('coverage.filePersons', { region, year: issue.year, number: issue.number }),
      [
        t('coverage.name'),
        t('coverage.certificate'),
        t('coverage.unit'),
        t('coverage.region'),
        t('coverage.watched'),
        t('coverage.attendedAt'),
        t('coverage.points'),
        t('coverage.result'),
      ],
      persons.map((person) => [
        person.name,
        person.certificateNo,
        person.unitName,
        person.regionName,
        formatShare(person.creditedRatio),
        person.attendedAt ? formatIsoMinute(person.attendedAt) : t('coverage.isNotAttended'),
        person.bestPoints,
        test(person),
      ]),
    );
  };
}
