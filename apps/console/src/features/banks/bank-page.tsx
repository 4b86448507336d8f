import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { buttonClass, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { BankQuery } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { ExportQuestions } from '../questions/export-questions';
import { QuestionList } from '../questions/question-list';
import { BankCounts } from './bank-counts';
import { MakeQuestions } from './make-questions';

const bankQuery = graphql(`
  query Bank($id: ID!) {
    bank(id: $id) {
      id
      name
      questionCount
      mayWrite
      region {
        code
        name
      }
      countsByType {
        type
        count
      }
      topics {
        topicId
        path
        counts {
          type
          count
        }
      }
    }
  }
`);

export type BankDetail = NonNullable<BankQuery['bank']>;

export function BankPage() {
  const { t } = useTranslation();
  const { bankId = '' } = useParams();
  const { data, error, refetch } = useQuery(bankQuery, {
    variables: { id: bankId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={10} />;
  if (!data.bank) return <Empty title={t('banks.goneTitle')} />;
  return <BankInside bank={data.bank} />;
}

function BankInside({ bank }: { readonly bank: BankDetail }) {
  const { t } = useTranslation();
  const writing = bank.mayWrite && (
    <>
      <Link className={buttonClass('primary', 'small')} to={`/banks/${bank.id}/new`}>
        {t('questions.create')}
      </Link>
      <Link className={buttonClass('plain', 'small')} to={`/banks/${bank.id}/import`}>
        {t('banks.import')}
      </Link>
    </>
  );
  return (
    <>
      <PageHead
        crumbs={[{ label: t('banks.title'), to: '/banks' }, { label: bank.name }]}
        title={bank.name}
        subtitle={bank.region.name}
        actions={
          <>
            {writing}
            <ExportQuestions bankId={bank.id} />
            {bank.mayWrite && <MakeQuestions bankId={bank.id} />}
          </>
        }
      />
      {bank.topics.length > 0 && (
        <details>
          <summary>{t('banks.topicsTable')}</summary>
          <BankCounts bank={bank} />
        </details>
      )}
      <QuestionList bankId={bank.id} emptyActions={<div className="row-actions">{writing}</div>} />
    </>
  );
}
