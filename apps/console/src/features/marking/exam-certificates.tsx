import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Chip, Empty, errorMessage, ErrorNotice, Loading, type ChipTone } from '@whetstone/ui';
import type { CertificateFactsFragment, CertificateStatus } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { useViewer } from '../shell/viewer-context';
import { DataTable, type Column } from '../tables/data-table';
import { Pager } from '../tables/pager';
import { wholeNumber } from '../tables/search';
import { useAddress } from '../tables/use-address';
import { certificates, issueCertificates, revokeCertificate } from './certificate-operations';

const pageSize = 50;
const tones: Readonly<Record<CertificateStatus, ChipTone>> = {
  VALID: 'green',
  EXPIRING: 'amber',
  EXPIRED: 'grey',
  REVOKED: 'red',
  RENEWED: 'grey',
};

/** The certificates of a test: issued to who passed, listed, revoked. */
export function ExamCertificates({ examId, isMine }: { readonly examId: string; readonly isMine: boolean }) {
  const { t } = useTranslation();
  const { params } = useAddress();
  const { acts } = useViewer();
  const page = wholeNumber(params.get('page'), 1) ?? 1;
  const [revoked, setRevoked] = useState<CertificateFactsFragment | null>(null);
  const [revoke] = useMutation(revokeCertificate);
  const { data, previousData, error, refetch } = useQuery(certificates, {
    variables: { examId, page: { limit: pageSize, offset: (page - 1) * pageSize } },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.certificates;
  return (
    <div className="marking-stack">
      {isMine && <Issue examId={examId} onIssued={() => void refetch()} />}
      <Card className="sheet">
        {error && !shown ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : !shown ? (
          <Loading lines={5} />
        ) : shown.totalCount === 0 ? (
          <Empty title={t('certificates.none')} hint={t('certificates.noneHint')} />
        ) : (
          <>
            <Table rows={shown.nodes} isBusy={!data} onRevoke={acts.has('publish') ? setRevoked : null} />
            <Pager page={page} pageSize={pageSize} totalCount={shown.totalCount} />
          </>
        )}
      </Card>
      <AskModal<{ readonly reason: string }>
        isOpen={revoked !== null}
        title={t('certificates.revokeTitle', {
          name: revoked?.holderName ?? '',
          number: revoked?.number ?? '',
        })}
        okText={t('certificates.revoke')}
        onClose={() => setRevoked(null)}
        onSubmit={async ({ reason }) => {
          const input = { certificateId: revoked?.id ?? '', reason: reason ?? '' };
          const answer = (await revoke({ variables: { input } })).data?.revokeCertificate;
          return answer?.__typename === 'Refused' ? answer.message : null;
        }}
      >
        <Form.Item
          name="reason"
          label={t('certificates.reason')}
          extra={t('certificates.reasonHint')}
          rules={[{ required: true, whitespace: true, message: t('certificates.reasonMissing') }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </AskModal>
    </div>
  );
}

function Issue({ examId, onIssued }: { readonly examId: string; readonly onIssued: () => void }) {
  const { t } = useTranslation();
  const [run, { loading }] = useMutation(issueCertificates);
  const [told, setTold] = useState<{ readonly type: 'success' | 'error'; readonly text: string } | null>(
    null,
  );
  const submit = async ({ title, years }: { title: string; years: number }) => {
    setTold(null);
    try {
      const answer = (await run({ variables: { input: { examId, title, years } } })).data?.issueCertificates;
      if (answer?.__typename === 'Refused') return setTold({ type: 'error', text: answer.message });
      if (!answer) return;
      const { issuedCount, renewedCount, skippedCount } = answer;
      const counts = { issued: issuedCount, renewed: renewedCount, skipped: skippedCount };
      setTold({ type: 'success', text: t('certificates.issued', counts) });
      onIssued();
    } catch (error) {
      setTold({ type: 'error', text: errorMessage(error) ?? t('lectures.failed') });
    }
  };
  return (
    <Card className="pad stack">
      <h2>{t('certificates.issue')}</h2>
      <p className="small quiet">{t('certificates.issueHint')}</p>
      <Form
        layout="vertical"
        requiredMark={false}
        className="marking-form"
        initialValues={{ title: t('certificates.usual'), years: 3 }}
        onFinish={(values: { title: string; years: number }) => void submit(values)}
      >
        <Form.Item
          name="title"
          label={t('certificates.title')}
          rules={[{ required: true, whitespace: true, message: t('certificates.titleMissing') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="years" label={t('certificates.years')}>
          <InputNumber min={1} max={6} />
        </Form.Item>
        <Button htmlType="submit" type="primary" loading={loading}>
          {t('certificates.issue')}
        </Button>
      </Form>
      <div aria-live="assertive">{told && <Alert type={told.type} showIcon title={told.text} />}</div>
    </Card>
  );
}

interface TableProps {
  readonly rows: readonly CertificateFactsFragment[];
  readonly isBusy: boolean;
  readonly onRevoke: ((certificate: CertificateFactsFragment) => void) | null;
}

function Table({ rows, isBusy, onRevoke }: TableProps) {
  const { t } = useTranslation();
  const columns: readonly Column<CertificateFactsFragment, string>[] = [
    {
      key: 'number',
      title: t('certificates.number'),
      className: 'nowrap',
      render: (row) => <a href={row.fileUrl}>{row.number}</a>,
    },
    {
      key: 'holder',
      title: t('officers.name'),
      render: (row) => (
        <span className="two-rows">
          <span>{row.holderName}</span>
          <small>{row.regionName}</small>
        </span>
      ),
    },
    { key: 'title', title: t('certificates.title'), render: (row) => row.title },
    {
      key: 'days',
      title: t('certificates.valid'),
      className: 'nowrap',
      render: (row) => (
        <span className="two-rows">
          <span>{row.issuedOn}</span>
          <span>{row.validTo}</span>
        </span>
      ),
    },
    {
      key: 'status',
      title: t('appeals.state'),
      render: (row) => (
        <span className="two-rows">
          <Chip tone={tones[row.status]}>{t(`certificates.statuses.${row.status}`)}</Chip>
          {row.revokeReason && <small>{row.revokeReason}</small>}
        </span>
      ),
    },
    {
      key: 'act',
      title: t('grants.act'),
      render: (row) =>
        onRevoke &&
        row.status !== 'REVOKED' && (
          <Button size="small" danger onClick={() => onRevoke(row)}>
            {t('certificates.revoke')}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      label={t('certificates.list')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isBusy={isBusy}
    />
  );
}
