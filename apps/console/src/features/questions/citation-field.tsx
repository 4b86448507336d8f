import { useQuery } from '@apollo/client/react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { CitedArticle, useLanguage } from '@whetstone/ui';
import { CitationPicker } from './citation-picker';
import type { Draft } from './draft';
import { readCitations } from './question-operations';
import { useDebounced } from './use-debounced';

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

const restMs = 400;

/** Citations as people write them, read by the library while they are typed: which articles, of which text. */
export function CitationField({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useDebounced(draft.citations.trim(), restMs);
  const day = useDebounced(draft.referenceDate, restMs);
  const { data, previousData } = useQuery(readCitations, {
    variables: { text, referenceDate: day === '' ? null : day },
    skip: text === '',
    // The sentences are in the language of the request.
    context: { language },
  });
  const read = text === '' ? undefined : (data ?? previousData)?.readCitations;
  return (
    <>
      <div className="editor-field">
        <span>{t('questionFields.citations')}</span>
        <Input.TextArea
          aria-label={t('questionFields.citations')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={draft.citations}
          placeholder="《环境保护法》第六十三条第一款；法典第52条"
          onChange={(event) => onChange({ ...draft, citations: event.target.value })}
        />
        <small>{t('editor.citationHint')}</small>
        <CitationPicker
          onPick={(citation) => {
            const written = draft.citations.trim();
            onChange({ ...draft, citations: written === '' ? citation : `${written}；${citation}` });
          }}
        />
      </div>
      <label className="editor-day">
        <span>{t('questions.referenceDate')}</span>
        <Input
          type="date"
          value={draft.referenceDate}
          onChange={(event) => onChange({ ...draft, referenceDate: event.target.value })}
        />
        <small>
          {read && draft.referenceDate === ''
            ? t('editor.impliedDay', { day: read.referenceDate })
            : t('editor.dayHint')}
        </small>
      </label>
      <div aria-live="polite" className="stack">
        {read?.faults.map((fault) => (
          <p
            key={`${fault.code} ${fault.message}`}
            className={fault.severity === 'ERROR' ? 'red-text' : 'amber-text'}
          >
            {fault.message}
          </p>
        ))}
        {read?.citations.map(({ cited, lines }) => (
          <div key={`${cited.text} ${cited.editionLabel}`}>
            <CitedArticle cited={cited} />
            {lines.length > 0 && (
              <details className="cited-words" open>
                <summary>{t('editor.citedWords')}</summary>
                {lines.map((line, index) => (
                  <p key={index}>{line}</p>
                ))}
              </details>
            )}
          </div>
        ))}
      </div>
    </>
  );
}
