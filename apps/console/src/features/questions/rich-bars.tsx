import { Alert, Button, Input } from 'antd';
import katex from 'katex';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@whetstone/ui';
import { isRecord, upload } from '../imports/upload';

/** LaTeX on the left, what it looks like on the right. */
export function FormulaBar({ onInsert }: { readonly onInsert: (latex: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [latex, setLatex] = useState('');
  const drawn = useMemo(
    () => katex.renderToString(latex, { throwOnError: false, trust: false, maxSize: 20, maxExpand: 200 }),
    [latex],
  );
  return (
    <div className="rich-bar">
      <label htmlFor={id}>{t('richText.latex')}</label>
      <Input
        id={id}
        autoFocus
        value={latex}
        placeholder="\frac{Q}{V}"
        onChange={(event) => setLatex(event.target.value)}
        onPressEnter={(event) => {
          event.preventDefault();
          if (latex.trim() !== '') onInsert(latex.trim());
        }}
      />
      <span aria-hidden="true" dangerouslySetInnerHTML={{ __html: drawn }} />
      <Button size="small" disabled={latex.trim() === ''} onClick={() => onInsert(latex.trim())}>
        {t('richText.insert')}
      </Button>
    </div>
  );
}

function readUrl(answer: unknown): string | null {
  return isRecord(answer) && typeof answer['url'] === 'string' ? answer['url'] : null;
}

const largestImageBytes = 2 * 1024 * 1024;

/** A picture needs words for those who do not see it. */
export function ImageBar({ onInsert }: { readonly onInsert: (src: string, alt: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const [alt, setAlt] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (file: File) => {
    if (file.size > largestImageBytes) return setProblem(t('richText.imageTooLarge'));
    setProblem(null);
    setBusy(true);
    const outcome = await upload({
      ...{ url: '/files/images', file, language, read: readUrl, onProgress: () => undefined },
      signal: new AbortController().signal,
    });
    setBusy(false);
    if (outcome.kind === 'done') return onInsert(outcome.value, alt.trim());
    setProblem(outcome.kind === 'refused' ? outcome.message : t('questions.failed'));
  };
  return (
    <div className="rich-bar">
      <label htmlFor={id}>{t('richText.alt')}</label>
      <Input id={id} autoFocus value={alt} onChange={(event) => setAlt(event.target.value)} />
      <label className="file-button small" aria-disabled={alt.trim() === '' || isBusy}>
        {t('richText.chooseImage')}
        <input
          type="file"
          className="visually-hidden"
          accept="image/png,image/jpeg,image/webp"
          disabled={alt.trim() === '' || isBusy}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void send(file);
          }}
        />
      </label>
      <small>{t('richText.imageHint')}</small>
      <div aria-live="assertive">{problem && <Alert type="error" showIcon title={problem} />}</div>
    </div>
  );
}
