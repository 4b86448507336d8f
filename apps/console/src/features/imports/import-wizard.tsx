import { Alert, Button, Steps } from 'antd';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, errorMessage, isUnreachable, Loading } from '@whetstone/ui';
import type { ImportMode } from '../../gql/graphql';
import { useAddress } from '../tables/use-address';
import { PreviewPanel } from './preview-panel';
import type { Preview, PreviewRow } from './preview';
import { UploadStep, type FileKind } from './upload-step';

/** What a server call of the wizard came to: the wanted thing, or a sentence for the person. */
export type Answer<T> = { readonly value: T } | { readonly refusal: string };

interface Props<Row extends PreviewRow, Result> {
  readonly templateUrl: string;
  readonly kind?: FileKind;
  /** What is chosen before committing, besides all or the good ones. */
  readonly choices?: ReactNode;
  readonly preview: (uploadId: string) => Promise<Answer<Preview<Row>>>;
  readonly commit: (uploadId: string, mode: ImportMode) => Promise<Answer<Result>>;
  readonly renderRows: (rows: readonly Row[]) => ReactNode;
  readonly renderResult: (result: Result) => ReactNode;
  readonly faultsFileName: string;
}

/** Upload → check → commit, for any kind of table. The upload's id lives in the address: Back leads to the upload. */
export function ImportWizard<Row extends PreviewRow, Result>(props: Props<Row, Result>) {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const uploadId = params.get('upload');
  const [result, setResult] = useState<{ readonly value: Result } | null>(null);
  const step = result ? 2 : uploadId ? 1 : 0;
  return (
    <>
      <nav aria-label={t('imports.steps')} className="steps">
        <Steps
          size="small"
          current={step}
          responsive={false}
          items={[
            { title: t('imports.stepUpload') },
            { title: t('imports.stepPreview') },
            { title: t('imports.stepResult') },
          ]}
        />
      </nav>
      {result ? (
        props.renderResult(result.value)
      ) : uploadId ? (
        <Checking key={uploadId} {...props} uploadId={uploadId} onDone={(value) => setResult({ value })} />
      ) : (
        <UploadStep
          templateUrl={props.templateUrl}
          kind={props.kind}
          onUploaded={(id) => go({ upload: id })}
        />
      )}
    </>
  );
}

interface CheckingProps<Row extends PreviewRow, Result> extends Props<Row, Result> {
  readonly uploadId: string;
  readonly onDone: (result: Result) => void;
}

function Checking<Row extends PreviewRow, Result>(props: CheckingProps<Row, Result>) {
  const { uploadId, preview, commit, onDone } = props;
  const { t } = useTranslation();
  const { go } = useAddress();
  const [answer, setAnswer] = useState<Answer<Preview<Row>> | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [committing, setCommitting] = useState<ImportMode | null>(null);
  const say = (error: unknown) =>
    isUnreachable(error) ? t('imports.failed') : (errorMessage(error) ?? t('imports.failed'));

  // The preview belongs to the upload alone; a change of language does not read the file again.
  const read = useEffectEvent(() => preview(uploadId).catch((error: unknown) => ({ refusal: say(error) })));
  useEffect(() => {
    let isCurrent = true;
    void read().then((next) => {
      if (isCurrent) setAnswer(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [uploadId]);

  const run = async (mode: ImportMode) => {
    setRefusal(null);
    setCommitting(mode);
    const outcome = await commit(uploadId, mode).catch((error: unknown) => ({ refusal: say(error) }));
    setCommitting(null);
    if ('refusal' in outcome) setRefusal(outcome.refusal);
    else onDone(outcome.value);
  };
  const another = <Button onClick={() => go({ upload: null })}>{t('imports.another')}</Button>;

  if (!answer) {
    return (
      <Card className="sheet">
        <p className="pad">{t('imports.reading')}</p>
        <Loading lines={8} />
      </Card>
    );
  }
  if ('refusal' in answer) {
    return (
      <Card className="sheet pad stack">
        <Alert type="error" showIcon title={t('imports.refused')} description={answer.refusal} role="alert" />
        <div className="row-actions">{another}</div>
      </Card>
    );
  }
  return (
    <PreviewPanel
      preview={answer.value}
      renderRows={props.renderRows}
      faultsFileName={props.faultsFileName}
      refusal={refusal}
      committing={committing}
      onCommit={(mode) => void run(mode)}
      another={another}
      choices={props.choices}
    />
  );
}
