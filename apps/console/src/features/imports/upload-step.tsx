import { Alert, Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass, Card, useLanguage } from '@whetstone/ui';
import { checkSpreadsheet, type FileFault } from './check-file';
import { FileDrop } from './file-drop';
import { isRecord, upload } from './upload';

/** What files are taken, and how that is said. */
export interface FileKind {
  readonly accept: string;
  readonly hint: string;
  readonly lead: string;
  readonly check: (file: File) => FileFault | null;
  readonly wrongType: (name: string) => string;
}

interface Props {
  readonly templateUrl: string;
  /** Absent = spreadsheets. */
  readonly kind?: FileKind | undefined;
  readonly onUploaded: (uploadId: string) => void;
}

/** The id of what POST /files/uploads took. */
export function readUploadId(answer: unknown): string | null {
  return isRecord(answer) && typeof answer['id'] === 'string' ? answer['id'] : null;
}

export function UploadStep({ templateUrl, kind, onUploaded }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [sending, setSending] = useState<{ name: string; ratio: number } | null>(null);
  const [problem, setProblem] = useState<{ title: string; text?: string; isError: boolean } | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const sayFault = (fault: FileFault, file: File): string => {
    if (fault === 'EMPTY') return t('imports.empty', { name: file.name });
    if (fault === 'WRONG_TYPE')
      return kind ? kind.wrongType(file.name) : t('imports.wrongType', { name: file.name });
    return t('imports.tooLarge', { name: file.name, size: (file.size / 1024 / 1024).toFixed(1) });
  };

  const send = async (file: File) => {
    const fault = (kind?.check ?? checkSpreadsheet)(file);
    if (fault) return setProblem({ title: sayFault(fault, file), isError: true });
    setProblem(null);
    setSending({ name: file.name, ratio: 0 });
    running.current = new AbortController();
    const outcome = await upload({
      url: '/files/uploads',
      file,
      language,
      read: readUploadId,
      onProgress: (ratio) => setSending({ name: file.name, ratio }),
      signal: running.current.signal,
    });
    setSending(null);
    if (outcome.kind === 'done') return onUploaded(outcome.value);
    if (outcome.kind === 'refused')
      return setProblem({ title: t('imports.refused'), text: outcome.message, isError: true });
    setProblem({
      title: t(outcome.kind === 'cancelled' ? 'imports.cancelled' : 'imports.failed'),
      isError: outcome.kind === 'failed',
    });
  };

  return (
    <Card className="sheet pad stack">
      <p>{t('imports.templateText')}</p>
      <p>
        <a className={buttonClass('plain', 'small')} href={templateUrl} download>
          {t('imports.template')}
        </a>
      </p>
      <p>{t('imports.uploadText')}</p>
      {sending ? (
        <div className="drop" role="group" aria-label={t('imports.uploading', { name: sending.name })}>
          <span>{t('imports.uploading', { name: sending.name })}</span>
          <Progress
            percent={Math.floor(sending.ratio * 100)}
            aria-label={t('imports.uploading', { name: sending.name })}
            style={{ maxWidth: 360 }}
          />
          <Button onClick={() => running.current?.abort()}>{t('imports.cancel')}</Button>
        </div>
      ) : (
        <FileDrop
          lead={kind?.lead ?? t('imports.drop')}
          choose={t('imports.choose')}
          hint={kind?.hint ?? t('imports.accept')}
          accept={kind?.accept ?? '.xlsx,.csv'}
          onFile={(file) => void send(file)}
        />
      )}
      <div aria-live="assertive">
        {problem && (
          <Alert
            type={problem.isError ? 'error' : 'info'}
            showIcon
            title={problem.title}
            description={problem.text}
          />
        )}
      </div>
    </Card>
  );
}
