import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Empty, errorMessage, ErrorNotice, isUnreachable, Loading } from '@whetstone/ui';
import type { RosterImportState } from '../../gql/graphql';
import { UploadStep } from '../imports/upload-step';
import { PageHead } from '../shell/page-head';
import { useAddress } from '../tables/use-address';
import { MappingStep } from './mapping-step';
import { RecentImports } from './recent-imports';
import { ResultStep } from './result-step';
import { ReviewStep } from './review-step';
import { rosterImport, startRosterImport } from './roster-operations';
import { WorkingStep } from './working-step';
import './roster.css';

const stepOf: Readonly<Record<RosterImportState, number>> = {
  MAPPING: 1,
  FAILED: 1,
  CHECKING: 2,
  READY: 2,
  COMMITTING: 3,
  COMMITTED: 3,
  UNDOING: 3,
  UNDONE: 3,
};

/** Upload → columns → check → done. The import's id lives in the address: the page may be left at any step. */
export function RosterImport() {
  const { t } = useTranslation();
  const { params } = useAddress();
  const importId = params.get('import');
  return (
    <>
      <PageHead
        crumbs={[{ label: t('officers.title'), to: '/officers' }, { label: t('imports.rosterTitle') }]}
        title={t('imports.rosterTitle')}
      />
      {importId ? <Import key={importId} id={importId} /> : <Beginning />}
    </>
  );
}

function StepBar({ current }: { readonly current: number }) {
  const { t } = useTranslation();
  const titles = [
    t('imports.stepUpload'),
    t('roster.stepColumns'),
    t('imports.stepPreview'),
    t('imports.stepResult'),
  ];
  return (
    <nav aria-label={t('imports.steps')} className="steps">
      <Steps size="small" current={current} responsive={false} items={titles.map((title) => ({ title }))} />
    </nav>
  );
}

function Beginning() {
  const { t } = useTranslation();
  const { go } = useAddress();
  const [start, { loading }] = useMutation(startRosterImport);
  const [refusal, setRefusal] = useState<string | null>(null);
  const begin = async (uploadId: string) => {
    setRefusal(null);
    try {
      const answer = (await start({ variables: { input: { uploadId } } })).data?.startRosterImport;
      if (answer?.__typename === 'RosterImport') go({ import: answer.id });
      else setRefusal(answer?.message ?? t('imports.failed'));
    } catch (error) {
      setRefusal(isUnreachable(error) ? t('imports.failed') : (errorMessage(error) ?? t('imports.failed')));
    }
  };
  return (
    <>
      <StepBar current={0} />
      {loading ? (
        <Card className="sheet">
          <p className="pad">{t('imports.reading')}</p>
          <Loading lines={6} />
        </Card>
      ) : (
        <UploadStep templateUrl="/files/templates/roster.xlsx" onUploaded={(id) => void begin(id)} />
      )}
      <div aria-live="assertive">
        {refusal && <Alert type="error" showIcon title={t('imports.refused')} description={refusal} />}
      </div>
      <RecentImports />
    </>
  );
}

function Import({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { go } = useAddress();
  const { data, error, refetch } = useQuery(rosterImport, { variables: { id } });
  const found = data?.rosterImport;
  const [isMapping, setMapping] = useState(false);
  const another = (
    <Button onClick={() => go({ import: null, outcome: null, page: null })}>{t('imports.another')}</Button>
  );
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={8} />;
  if (!found) {
    return (
      <Card className="sheet pad stack">
        <Empty title={t('roster.unknownTitle')} hint={t('roster.unknownText')} />
        <div className="row-actions">{another}</div>
      </Card>
    );
  }
  const state = isMapping && found.state === 'READY' ? 'MAPPING' : found.state;
  return (
    <>
      <StepBar current={stepOf[state]} />
      {found.failure && <Alert type="error" showIcon role="alert" title={found.failure} />}
      {state === 'MAPPING' || state === 'FAILED' ? (
        <MappingStep found={found} another={another} onChecked={() => setMapping(false)} />
      ) : state === 'READY' ? (
        <ReviewStep found={found} another={another} onMap={() => setMapping(true)} />
      ) : state === 'COMMITTED' || state === 'UNDONE' ? (
        <ResultStep found={found} another={another} />
      ) : (
        <WorkingStep found={found} />
      )}
    </>
  );
}
