import { AutoComplete, Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card, formatPoints } from '@whetstone/ui';
import type { Cognition, EditedBankQuery, QuestionType } from '../../gql/graphql';
import { questionTypes } from '../banks/question-types';
import { AskedFields } from './asked-fields';
import { CitationField } from './citation-field';
import { convertDraft } from './convert-text';
import { emptyPart, moveItem, sumOf, type Draft } from './draft';
import { Movers, useMoverKeys } from './movers';
import { cognitions, difficulties } from './read-filter';
import { TextField } from './text-field';

interface Props {
  readonly draft: Draft;
  readonly bank: NonNullable<EditedBankQuery['bank']>;
  readonly onChange: (draft: Draft) => void;
}

const partTypes: readonly QuestionType[] = questionTypes.filter((type) => type !== 'CASE');

/** Every field of a question, in the order it is thought up. */
export function EditorForm({ draft, bank, onChange }: Props) {
  const { t } = useTranslation();
  const isRich = draft.textFormat === 'HTML';
  return (
    <div>
      <Card className="pad stack editor">
        <label className="editor-switch">
          <input
            type="checkbox"
            checked={isRich}
            onChange={(event) => onChange(convertDraft(draft, event.target.checked ? 'HTML' : 'PLAIN'))}
          />
          <span>
            {t('editor.rich')} <small>{t(isRich ? 'editor.richOff' : 'editor.richHint')}</small>
          </span>
        </label>
        <AskedFields
          prefix=""
          asked={draft}
          format={draft.textFormat}
          onChange={(asked) => onChange({ ...draft, ...asked })}
        />
        <div className="editor-field">
          <span>{t('questions.explanation')}</span>
          <TextField
            label={t('questions.explanation')}
            value={draft.explanation}
            format={draft.textFormat}
            rows={2}
            onChange={(explanation) => onChange({ ...draft, explanation })}
          />
        </div>
      </Card>
      {draft.type === 'CASE' && <PartFields draft={draft} onChange={onChange} />}
      <Card className="pad stack editor">
        <h2>{t('questions.basis')}</h2>
        <CitationField draft={draft} onChange={onChange} />
      </Card>
      <Card className="pad stack editor">
        <h2>{t('editor.sorting')}</h2>
        <SortFields draft={draft} bank={bank} onChange={onChange} />
      </Card>
    </div>
  );
}

function PartFields({ draft, onChange }: Omit<Props, 'bank'>) {
  const { t } = useTranslation();
  const { parts } = draft;
  const setParts = (next: Draft['parts']) => onChange({ ...draft, parts: next });
  const keysFor = useMoverKeys((from, to) => setParts(moveItem(parts, from, to)));
  return (
    <>
      {parts.map((part, index) => {
        const name = t('questions.part', { number: index + 1 });
        return (
          <Card key={index} className="pad stack editor">
            <div className="row-actions spread" onKeyDown={keysFor(index)}>
              <h2>{name}</h2>
              <Movers
                name={name}
                index={index}
                count={parts.length}
                onMove={(to) => setParts(moveItem(parts, index, to))}
                onRemove={() => setParts(parts.filter((_, at) => at !== index))}
              />
            </div>
            <AskedFields
              prefix={name}
              asked={part}
              format={draft.textFormat}
              types={partTypes}
              onChange={(asked) => setParts(parts.map((each, at) => (at === index ? asked : each)))}
            />
          </Card>
        );
      })}
      <div className="row-actions spread">
        <Button onClick={() => setParts([...parts, emptyPart()])}>{t('editor.addPart')}</Button>
        <span className="num">{t('editor.partsSum', { points: formatPoints(sumOf(parts)) })}</span>
      </div>
    </>
  );
}

function SortFields({ draft, bank, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div className="editor-field">
        <span>{t('questions.topic')}</span>
        <AutoComplete
          aria-label={t('questions.topic')}
          value={draft.topic}
          options={bank.topics.map(({ path }) => ({ value: path }))}
          showSearch={{ filterOption: (text, option) => option?.value.includes(text) ?? false }}
          onChange={(topic: string) => onChange({ ...draft, topic })}
        />
        <small>{t('questions.topicHint')}</small>
      </div>
      <div className="editor-field">
        <span>{t('questions.tags')}</span>
        <Select
          mode="tags"
          aria-label={t('questions.tags')}
          value={[...draft.tags]}
          options={bank.tags.map((value) => ({ value, label: value }))}
          onChange={(tags: string[]) => onChange({ ...draft, tags })}
        />
      </div>
      <fieldset className="editor-choices">
        <legend>{t('questions.difficulty')}</legend>
        {difficulties.map((level) => (
          <label key={level}>
            <input
              type="radio"
              name="difficulty"
              checked={draft.difficulty === level}
              onChange={() => onChange({ ...draft, difficulty: level })}
            />
            {t(`difficulties.level${level}`)}
          </label>
        ))}
      </fieldset>
      <div className="editor-row">
        <label>
          <span>{t('questions.cognition')}</span>
          <Select
            aria-label={t('questions.cognition')}
            value={draft.cognition ?? ''}
            options={[
              { value: '', label: t('editor.notSaid') },
              ...cognitions.map((value) => ({ value, label: t(`cognitions.${value}`) })),
            ]}
            onChange={(value: Cognition | '') =>
              onChange({ ...draft, cognition: value === '' ? null : value })
            }
          />
        </label>
        <label>
          <span>{t('questions.source')}</span>
          <Input
            value={draft.source}
            onChange={(event) => onChange({ ...draft, source: event.target.value })}
          />
        </label>
      </div>
    </>
  );
}
