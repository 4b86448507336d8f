import { Alert, Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, useLanguage } from '@whetstone/ui';
import { checkLawText } from '../imports/check-file';
import { FileDrop } from '../imports/file-drop';
import { upload } from '../imports/upload';
import { readUploadId } from '../imports/upload-step';

interface Problem {
  readonly title: string;
  readonly text?: string;
  readonly isError: boolean;
}

/** Takes the file of a law; nothing is written yet. */
export function LawUpload({ onUploaded }: { readonly onUploaded: (uploadId: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [sending, setSending] = useState<{ name: string; ratio: number } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const problemOf = (file: File): Problem | null => {
    const fault = checkLawText(file);
    if (fault === null) return null;
    const size = (file.size / 1024 / 1024).toFixed(1);
    const key = { EMPTY: 'empty', WRONG_TYPE: 'wrongType', TOO_LARGE: 'tooLarge' } as const;
    return { title: t(`laws.wizard.${key[fault]}`, { name: file.name, size }), isError: true };
  };

  const send = async (file: File) => {
    const wrong = problemOf(file);
    setProblem(wrong);
    if (wrong) return;
    setSending({ name: file.name, ratio: 0 });
    running.current = new AbortController();
    const outcome = await upload({
      ...{ url: '/files/uploads', file, language, read: readUploadId, signal: running.current.signal },
      onProgress: (ratio) => setSending({ name: file.name, ratio }),
    });
    setSending(null);
    if (outcome.kind === 'done') return onUploaded(outcome.value);
    if (outcome.kind === 'refused')
      return setProblem({ title: t('imports.refused'), text: outcome.message, isError: true });
    const isError = outcome.kind === 'failed';
    setProblem({ title: t(isError ? 'imports.failed' : 'imports.cancelled'), isError });
  };

  return (
    <Card className="sheet pad stack">
      <p>{t('laws.wizard.intro')}</p>
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
          lead={t('laws.wizard.drop')}
          choose={t('laws.wizard.choose')}
          hint={t('laws.wizard.accept')}
          accept=".docx,.md,.txt"
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
