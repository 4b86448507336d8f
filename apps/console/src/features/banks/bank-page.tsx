import { useQuery } from '@apollo/client/react';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { buttonClass, Card, Empty, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { BankQuery, QuestionType } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/viewer-context';
import { oneOf } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { BankCounts } from './bank-counts';
import { inTypeOrder, questionTypes } from './question-types';
import { QuestionsTable } from './questions-table';

const bankQuery = graphql(`
  query Bank($id: ID!) {
    bank(id: $id) {
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
  const { acts } = useViewer();
  const { params } = useAddress();
  const typeText = params.get('type');
  const filter = {
    bankId: bank.id,
    type: typeText === null ? null : oneOf<QuestionType | ''>(typeText, questionTypes, '') || null,
    topicId: params.get('topic'),
    search: params.get('q'),
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('banks.title'), to: '/banks' }, { label: bank.name }]}
        title={bank.name}
        actions={
          acts.has('writeBanks') && (
            <Link className={buttonClass('primary', 'small')} to={`/banks/${bank.id}/import`}>
              {t('banks.import')}
            </Link>
          )
        }
      />
      <BankCounts bank={bank} />
      <Filters bank={bank} type={filter.type} topicId={filter.topicId} search={filter.search ?? ''} />
      <Card className="sheet">
        <QuestionsTable filter={filter} />
      </Card>
    </>
  );
}

interface FiltersProps {
  readonly bank: BankDetail;
  readonly type: QuestionType | null;
  readonly topicId: string | null;
  readonly search: string;
}

function Filters({ bank, type, topicId, search }: FiltersProps) {
  const { t } = useTranslation();
  const { go } = useAddress();
  return (
    <div className="filters" role="search">
      <Select
        aria-label={t('banks.type')}
        value={type ?? ''}
        onChange={(value: QuestionType | '') => go({ type: value, page: null, question: null })}
        options={[
          { value: '', label: t('banks.allTypes') },
          ...inTypeOrder(bank.countsByType).map((each) => ({
            value: each.type,
            label: t(`questionTypes.${each.type}`),
          })),
        ]}
        style={{ minWidth: 132 }}
      />
      <Select
        aria-label={t('banks.topic')}
        value={topicId ?? ''}
        onChange={(value: string) => go({ topic: value, page: null, question: null })}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: '', label: t('banks.allTopics') },
          ...bank.topics.map((topic) => ({ value: topic.topicId, label: topic.path })),
        ]}
        popupMatchSelectWidth={false}
        style={{ minWidth: 180, maxWidth: 320 }}
      />
      <Input.Search
        key={search}
        className="search"
        defaultValue={search}
        allowClear
        aria-label={t('banks.search')}
        placeholder={t('banks.search')}
        enterButton={t('officers.searchDo')}
        onSearch={(text) => go({ q: text.trim(), page: null, question: null })}
      />
    </div>
  );
}
