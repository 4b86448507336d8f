import { useLazyQuery } from '@apollo/client/react';
import { Alert, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, ErrorNotice, formatIsoMinute } from '@whetstone/ui';
import type { CheckReceiptQuery } from '../../gql/graphql';
import { checkReceipt } from './marking-operations';

/** Whether a receipt that somebody shows was given by this exam, for what and to whom. */
export function CheckReceipt({ examId }: { readonly examId: string }) {
  const { t } = useTranslation();
  const [ask, { data, error, loading }] = useLazyQuery(checkReceipt, { fetchPolicy: 'network-only' });
  const look = (typed: string) => {
    if (typed.trim() !== '') void ask({ variables: { examId, code: typed } });
  };
  return (
    <Card className="pad stack">
      <h2>{t('receipts.title')}</h2>
      <p className="small quiet">{t('receipts.hint')}</p>
      <Input.Search
        aria-label={t('receipts.code')}
        placeholder="ABCDE-23456"
        maxLength={40}
        loading={loading}
        enterButton={t('receipts.check')}
        onSearch={look}
      />
      <div aria-live="polite">
        {error ? <ErrorNotice error={error} /> : data && <Found found={data.checkReceipt} />}
      </div>
    </Card>
  );
}

function Found({ found }: { readonly found: CheckReceiptQuery['checkReceipt'] }) {
  const { t } = useTranslation();
  if (found.__typename === 'Refused') return <Alert type="error" showIcon title={found.message} />;
  const { officerName: name, number, submittedAt, state, attemptId } = found;
  return (
    <Alert
      type={state === 'VOIDED' ? 'warning' : 'success'}
      showIcon
      title={t('receipts.given', { name, number, at: formatIsoMinute(submittedAt) })}
      description={
        <>
          {state === 'VOIDED' && `${t('receipts.void')} `}
          <Link to={`/attempts/${attemptId}/replay`}>{t('replay.title')}</Link>
        </>
      }
    />
  );
}
