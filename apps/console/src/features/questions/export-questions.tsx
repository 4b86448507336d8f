import { useQuery } from '@apollo/client/react';
import { Alert, Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatList, Loading, useLanguage } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { QuestionFormat } from '../../gql/graphql';
import { useAddress } from '../tables/use-address';
import { isRecord } from '../imports/upload';
import { saveBlob } from '../tables/download';
import { exportFormats, formatNames } from './format-names';
import { readFilter, type ListFilter } from './read-filter';
import './editor.css';

const questionExport = graphql(`
  query QuestionExport($input: QuestionExportInput!) {
    questionExport(input: $input) {
      __typename
      ... on QuestionExport {
        totalCount
        losses {
          number
          stem
          lost
        }
      }
      ...Refusal
    }
  }
`);

/** What is shown goes into a file; what the format cannot carry is told before. */
export function ExportQuestions({ bankId }: { readonly bankId: string | null }) {
  const { t } = useTranslation();
  const { params } = useAddress();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('questions.export')}</Button>
      {isOpen && <ExportDialog filter={readFilter(params, bankId)} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Props {
  readonly filter: ListFilter;
  readonly onClose: () => void;
}

function ExportDialog({ filter, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [format, setFormat] = useState<QuestionFormat>('XLSX');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { data, error } = useQuery(questionExport, {
    variables: { input: { filter, format } },
    fetchPolicy: 'no-cache',
  });
  const found = data?.questionExport;
  const word = exportFormats.find((one) => one.format === format)?.word ?? 'xlsx';
  const download = async () => {
    setProblem(null);
    setBusy(true);
    const refusal = await fetchExport(filter, word, language).catch(() => t('questions.failed'));
    setBusy(false);
    if (refusal === null) onClose();
    else setProblem(refusal);
  };
  return (
    <Modal
      open
      title={t('exports.title')}
      okText={t('exports.download')}
      cancelText={t('banks.cancel')}
      okButtonProps={{ disabled: found?.__typename !== 'QuestionExport', loading: isBusy }}
      onOk={() => void download()}
      onCancel={onClose}
      closable={{ 'aria-label': t('banks.close') }}
    >
      <div className="stack">
        <label className="editor-field">
          <span>{t('exports.format')}</span>
          <Select
            aria-label={t('exports.format')}
            value={format}
            onChange={setFormat}
            options={exportFormats.map((one) => ({
              value: one.format,
              label: formatNames[language][one.word],
            }))}
          />
        </label>
        <div aria-live="polite">
          {error ? (
            <Alert type="error" showIcon title={t('questions.failed')} />
          ) : !found ? (
            <Loading lines={3} />
          ) : found.__typename === 'Refused' ? (
            <Alert type="warning" showIcon title={found.message} />
          ) : (
            <Losses totalCount={found.totalCount} losses={found.losses} />
          )}
        </div>
        <div aria-live="assertive">{problem && <Alert type="error" showIcon title={problem} />}</div>
      </div>
    </Modal>
  );
}

interface LossesProps {
  readonly totalCount: number;
  readonly losses: readonly {
    readonly number: number;
    readonly stem: string;
    readonly lost: readonly string[];
  }[];
}

/** Of a long list nobody reads more here; the counts say how many there are. */
const shownLosses = 100;

function Losses({ totalCount, losses }: LossesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (losses.length === 0)
    return <Alert type="success" showIcon title={t('exports.noLoss', { total: totalCount })} />;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('exports.losses', { total: totalCount, lossy: losses.length })}
      />
      <ol className="loss-list" tabIndex={0} aria-label={t('exports.lossList')}>
        {losses.slice(0, shownLosses).map(({ number, stem, lost }) => (
          <li key={number} value={number}>
            {stem} <small>{formatList(lost, language)}</small>
          </li>
        ))}
      </ol>
    </>
  );
}

/** @returns null when the file is on its way to the disk, else why not. */
async function fetchExport(filter: ListFilter, word: string, language: string): Promise<string | null> {
  const lower = (text: string | null) => text?.toLowerCase() ?? null;
  const body = {
    format: word,
    filter: {
      ...filter,
      type: lower(filter.type),
      status: lower(filter.status),
      cognition: lower(filter.cognition),
    },
  };
  const response = await fetch('/files/questions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-whetstone': '1', 'x-language': language },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    const answer: unknown = await response.json();
    return isRecord(answer) && typeof answer['message'] === 'string' ? answer['message'] : '';
  }
  const name =
    /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'questions';
  saveBlob(name, await response.blob());
  return null;
}
