import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { BanksQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { formatCount } from '../tables/figures';
import { CreateBank } from './create-bank';
import { inTypeOrder } from './question-types';

const banksQuery = graphql(`
  query Banks {
    banks {
      id
      name
      questionCount
      region {
        code
        name
      }
      countsByType {
        type
        count
      }
    }
  }
`);

export function BanksPage() {
  const { t } = useTranslation();
  const { acts } = useViewer();
  const [isCreating, setCreating] = useState(false);
  const { data, error, refetch } = useQuery(banksQuery, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageHead
        crumbs={[{ label: t('banks.title') }]}
        title={t('banks.title')}
        actions={
          acts.has('writeBanks') && (
            <>
              <Link className={buttonClass('plain', 'small')} to="/suggestions">
                {t('suggestions.title')}
              </Link>
              <Button type="primary" onClick={() => setCreating(true)}>
                {t('banks.create')}
              </Button>
            </>
          )
        }
      />
      {error && !data ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={6} />
      ) : data.banks.length === 0 ? (
        <Card>
          <Empty title={t('banks.emptyTitle')} hint={t('banks.emptyText')} />
        </Card>
      ) : (
        <ul className="bank-cards">
          {data.banks.map((bank) => (
            <BankCard key={bank.id} bank={bank} />
          ))}
        </ul>
      )}
      <CreateBank isOpen={isCreating} onClose={() => setCreating(false)} />
    </>
  );
}

function BankCard({ bank }: { readonly bank: BanksQuery['banks'][number] }) {
  const { t } = useTranslation();
  return (
    <li>
      <Card className="bank-card">
        <h2>
          <Link className="row-link" to={`/banks/${bank.id}`}>
            {bank.name}
          </Link>
        </h2>
        <small>{bank.region.name}</small>
        <p className="figure num">{t('banks.questions', { shown: formatCount(bank.questionCount) })}</p>
        <small className="num">
          {inTypeOrder(bank.countsByType)
            .map(({ type, count }) => `${t(`questionTypes.${type}`)} ${formatCount(count)}`)
            .join(' · ') || t('tables.none')}
        </small>
      </Card>
    </li>
  );
}
