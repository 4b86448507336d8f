import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Steps } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, Card, errorMessage, isUnreachable, Loading } from '@whetstone/ui';
import type { LawImportTargetInput } from '../../gql/graphql';
import { PageHead } from '../shell/page-head';
import { formatCount } from '../tables/figures';
import { useAddress } from '../tables/use-address';
import { commitLawImport, previewLawImport, type ImportedLaw, type LawPreview } from './import-operations';
import { lawsQuery } from './law-operations';
import { LawPreviewPanel } from './law-preview';
import { LawTarget } from './law-target';
import { LawUpload } from './law-upload';
import './laws.css';

/** Upload → look, and say what it is → commit. The upload's id lives in the address: Back leads to the file. */
export function LawImport() {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const uploadId = params.get('upload');
  const [done, setDone] = useState<{ law: ImportedLaw; title: string } | null>(null);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('laws.title'), to: '/laws' }, { label: t('laws.wizard.title') }]}
        title={t('laws.wizard.title')}
      />
      <nav aria-label={t('laws.wizard.steps')} className="steps">
        <Steps
          size="small"
          current={done ? 2 : uploadId ? 1 : 0}
          responsive={false}
          items={(['stepFile', 'stepTarget', 'stepDone'] as const).map((step) => ({
            title: t(`laws.wizard.${step}`),
          }))}
        />
      </nav>
      {done ? (
        <Done {...done} />
      ) : uploadId ? (
        <Looking key={uploadId} uploadId={uploadId} onDone={(law, title) => setDone({ law, title })} />
      ) : (
        <LawUpload onUploaded={(id) => go({ upload: id })} />
      )}
    </>
  );
}

function Done({ law, title }: { readonly law: ImportedLaw; readonly title: string }) {
  const { t } = useTranslation();
  return (
    <Card className="sheet pad stack">
      <Alert
        type="success"
        showIcon
        role="status"
        title={t('laws.wizard.doneTitle')}
        description={t('laws.wizard.doneText', { title, shown: formatCount(law.articleCount) })}
      />
      {!law.isPublished && <Alert type="info" showIcon title={t('laws.wizard.doneWaiting')} />}
      <div className="row-actions">
        <Link className={buttonClass('primary')} to={`/laws/${law.editionSlug}`}>
          {t('laws.wizard.toEdition')}
        </Link>
      </div>
    </Card>
  );
}

interface LookingProps {
  readonly uploadId: string;
  readonly onDone: (law: ImportedLaw, title: string) => void;
}

type Answer = { readonly preview: LawPreview } | { readonly refusal: string };

function Looking({ uploadId, onDone }: LookingProps) {
  const { t } = useTranslation();
  const { params, go } = useAddress();
  const { data: laws } = useQuery(lawsQuery, { variables: { asOf: null } });
  const [runPreview] = useMutation(previewLawImport);
  const [runCommit, { loading: isCommitting }] = useMutation(commitLawImport, { refetchQueries: ['Laws'] });
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [target, setTarget] = useState<LawImportTargetInput | null>(null);
  const [isChecking, setChecking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const say = (error: unknown) =>
    isUnreachable(error) ? t('imports.failed') : (errorMessage(error) ?? t('imports.failed'));

  const ask = async (wanted: LawImportTargetInput | null): Promise<Answer> => {
    try {
      const { data } = await runPreview({ variables: { input: { uploadId, target: wanted } } });
      const said = data?.previewLawImport;
      if (said?.__typename === 'LawImportPreview') return { preview: said };
      return { refusal: said?.message ?? t('imports.failed') };
    } catch (error) {
      return { refusal: say(error) };
    }
  };

  // The file is read once for each upload; a change of language does not read it again.
  const look = useEffectEvent(() => ask(null));
  useEffect(() => {
    let isCurrent = true;
    void look().then((next) => {
      if (isCurrent) setAnswer(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [uploadId]);

  const check = async (wanted: LawImportTargetInput) => {
    setRefusal(null);
    setChecking(true);
    const next = await ask(wanted);
    setChecking(false);
    if ('refusal' in next) return setRefusal(next.refusal);
    setTarget(wanted);
    setAnswer(next);
  };

  const commit = async (preview: LawPreview, wanted: LawImportTargetInput) => {
    setRefusal(null);
    try {
      const input = { uploadId, target: wanted, fingerprint: preview.fingerprint };
      const said = (await runCommit({ variables: { input } })).data?.commitLawImport;
      if (said?.__typename === 'LawImport') return onDone(said, preview.title);
      setRefusal(said?.message ?? t('imports.failed'));
    } catch (error) {
      setRefusal(say(error));
    }
  };

  const another = <Button onClick={() => go({ upload: null })}>{t('laws.wizard.another')}</Button>;
  if (!answer || !laws)
    return (
      <Card className="sheet">
        <p className="pad">{t('laws.wizard.reading')}</p>
        <Loading lines={8} />
      </Card>
    );
  if ('refusal' in answer)
    return (
      <Card className="sheet pad stack">
        <Alert type="error" showIcon title={t('imports.refused')} description={answer.refusal} role="alert" />
        <div className="row-actions">{another}</div>
      </Card>
    );
  const { preview } = answer;
  return (
    <>
      <Card className="pad stack">
        <h2>{t('laws.wizard.found', { title: preview.title, shown: formatCount(preview.articleCount) })}</h2>
        {preview.enactmentLines.map((line) => (
          <p key={line} className="small quiet">
            {line}
          </p>
        ))}
        <LawTarget
          preview={preview}
          laws={laws.laws}
          wantedEdition={params.get('edition')}
          isChecking={isChecking}
          onChange={() => setTarget(null)}
          onCheck={(wanted) => void check(wanted)}
        />
        <div aria-live="assertive">{refusal && <Alert type="error" showIcon title={refusal} />}</div>
      </Card>
      <LawPreviewPanel
        preview={preview}
        isChecked={target !== null}
        isCommitting={isCommitting}
        onCommit={() => target && void commit(preview, target)}
        another={another}
      />
    </>
  );
}
