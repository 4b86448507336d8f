import { Alert, Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, formatClock, useLanguage } from '@whetstone/ui';
import { checkVideo, type FileFault } from '../imports/check-file';
import { FileDrop } from '../imports/file-drop';
import { isRecord, upload } from '../imports/upload';

export interface UploadedVideo {
  readonly id: string;
  readonly name: string;
  readonly durationSeconds: number;
}

interface Props {
  readonly value?: UploadedVideo | null;
  readonly onChange?: (video: UploadedVideo | null) => void;
}

/** What POST /files/videos answers; the duration is the one the server read from the file. */
function readVideo(answer: unknown): Omit<UploadedVideo, 'name'> | null {
  if (!isRecord(answer)) return null;
  const { id, durationSeconds } = answer;
  return typeof id === 'string' && typeof durationSeconds === 'number' ? { id, durationSeconds } : null;
}

export function VideoUpload({ value, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [sending, setSending] = useState<{ name: string; ratio: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const sayFault = (fault: FileFault, file: File): string => {
    if (fault === 'EMPTY') return t('imports.empty', { name: file.name });
    if (fault === 'WRONG_TYPE') return t('lectures.videoWrong', { name: file.name });
    return t('lectures.videoLarge', { name: file.name, size: (file.size / 1024 ** 3).toFixed(1) });
  };

  const send = async (file: File) => {
    const fault = checkVideo(file);
    if (fault) return setProblem(sayFault(fault, file));
    setProblem(null);
    setSending({ name: file.name, ratio: 0 });
    running.current = new AbortController();
    const outcome = await upload({
      url: '/files/videos',
      file,
      language,
      read: readVideo,
      onProgress: (ratio) => setSending({ name: file.name, ratio }),
      signal: running.current.signal,
    });
    setSending(null);
    if (outcome.kind === 'done') onChange?.({ ...outcome.value, name: file.name });
    else if (outcome.kind === 'refused') setProblem(outcome.message);
    else if (outcome.kind === 'failed') setProblem(t('imports.failed'));
  };

  return (
    <div className="stack">
      {value ? (
        <div className="drop done">
          <span>
            <Chip>✓</Chip>{' '}
            {t('lectures.videoReady', { name: value.name, duration: formatClock(value.durationSeconds) })}
          </span>
          <Button onClick={() => onChange?.(null)}>{t('lectures.videoAnother')}</Button>
        </div>
      ) : sending ? (
        <div className="drop" role="group" aria-label={t('lectures.uploading', { name: sending.name })}>
          <span>{t('lectures.uploading', { name: sending.name })}</span>
          <Progress
            percent={Math.floor(sending.ratio * 100)}
            aria-label={t('lectures.uploading', { name: sending.name })}
            style={{ maxWidth: 360 }}
          />
          <Button onClick={() => running.current?.abort()}>{t('lectures.cancelUpload')}</Button>
        </div>
      ) : (
        <FileDrop
          lead={t('lectures.videoDrop')}
          choose={t('lectures.videoChoose')}
          hint={t('lectures.videoHint')}
          accept="video/webm,video/mp4,.webm,.mp4"
          onFile={(file) => void send(file)}
        />
      )}
      <div aria-live="assertive">{problem && <Alert type="error" showIcon title={problem} />}</div>
    </div>
  );
}
