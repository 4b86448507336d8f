import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import type { LearnerLawsQuery } from '../../gql/graphql';
import { EditionLine } from './edition-line';
import { useLawDay } from './law-address';
import { LawDay } from './law-day';
import { learnerLaws } from './learner-laws';
import { LawSearch } from './law-search';
import './laws.css';

type Law = LearnerLawsQuery['laws'][number];

/** The library: a search, the day whose law is read, and every law with its texts. */
export default function Laws() {
  const { t } = useTranslation();
  const { params, asOf } = useLawDay();
  const search = params.get('q') ?? '';
  const { data, previousData, error, refetch } = useQuery(learnerLaws, {
    variables: { asOf },
    fetchPolicy: 'cache-and-network',
  });
  const laws = (data ?? previousData)?.laws;
  return (
    <>
      <title>{`${t('laws.title')} · ${t('brand')}`}</title>
      <header className="page-head">
        <h1>{t('laws.title')}</h1>
        <Link to="/notes">{t('notes.notebook')}</Link>
      </header>
      <LawSearch />
      <LawDay />
      {search === '' && laws && <LawList laws={laws} asOf={asOf} />}
      {search === '' && !laws && !error && <Loading lines={6} />}
      {search === '' && !laws && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
    </>
  );
}

function LawList({ laws, asOf }: { laws: readonly Law[]; asOf: string | null }) {
  const { t } = useTranslation();
  const { hrefOf } = useLawDay();
  const shown = asOf === null ? laws : laws.filter(({ editionAsOf }) => editionAsOf !== null);
  if (shown.length === 0) return <Empty title={t(asOf === null ? 'laws.empty' : 'laws.noneOn')} />;
  return (
    <div className="law-cards">
      {shown.map((law) => (
        <Card key={law.slug}>
          <h2 className="law-title">{law.title}</h2>
          <ul className="law-lines">
            {law.editions
              .filter(({ slug }) => asOf === null || slug === law.editionAsOf)
              .map((edition) => (
                <li key={edition.slug}>
                  <Link to={hrefOf(`/laws/${edition.slug}`)}>
                    <EditionLine edition={edition} />
                  </Link>
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}
