import { Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuestionType, TextFormat } from '../../gql/graphql';
import { questionTypes } from '../banks/question-types';
import {
  addOption,
  chooseKey,
  moveItem,
  moveOption,
  removeOption,
  type DraftAsked,
  type DraftKey,
} from './draft';
import { TextField } from './text-field';
import { Movers, useMoverKeys } from './movers';

interface Props {
  /** What this is called to tell its fields from those of other parts; '' = the question itself. */
  readonly prefix: string;
  readonly asked: DraftAsked;
  readonly format: TextFormat;
  readonly types?: readonly QuestionType[];
  readonly onChange: (asked: DraftAsked) => void;
}

/** What a question that stands alone and a sub-question of a case are both made of: type, stem, options, key. */
export function AskedFields({ prefix, asked, format, types = questionTypes, onChange }: Props) {
  const { t } = useTranslation();
  const name = (label: string) => (prefix === '' ? label : `${prefix} ${label}`);
  const setKey = (change: Partial<DraftKey>) =>
    onChange({ ...asked, answerKey: { ...asked.answerKey, ...change } });
  const isCase = asked.type === 'CASE';
  return (
    <>
      <div className="editor-row">
        <label>
          <span>{t('questions.type')}</span>
          <Select
            aria-label={name(t('questions.type'))}
            value={asked.type}
            options={types.map((value) => ({ value, label: t(`questionTypes.${value}`) }))}
            onChange={(type) =>
              onChange({
                ...asked,
                type,
                // One right option is left where a multiple choice becomes a single one.
                answerKey: {
                  ...asked.answerKey,
                  labels: type === 'SINGLE' ? asked.answerKey.labels.slice(0, 1) : asked.answerKey.labels,
                },
              })
            }
          />
        </label>
        {!isCase && (
          <label>
            <span>{t('banks.points')}</span>
            <InputNumber
              aria-label={name(t('banks.points'))}
              min={0.01}
              max={100}
              step={0.5}
              value={asked.points}
              onChange={(points) => onChange({ ...asked, points: points ?? 0 })}
            />
          </label>
        )}
      </div>
      <div className="editor-field">
        <span>{t(isCase ? 'questions.material' : 'questions.stem')}</span>
        <TextField
          label={name(t(isCase ? 'questions.material' : 'questions.stem'))}
          value={asked.stem}
          format={format}
          rows={isCase ? 5 : 3}
          onChange={(stem) => onChange({ ...asked, stem })}
        />
        {asked.type === 'FILL_IN' && <small>{t('editor.blankHint')}</small>}
      </div>
      <KeyFields prefix={prefix} asked={asked} format={format} onChange={onChange} setKey={setKey} />
    </>
  );
}

interface KeyProps extends Omit<Props, 'types'> {
  readonly setKey: (change: Partial<DraftKey>) => void;
}

function KeyFields(props: KeyProps) {
  const { t } = useTranslation();
  const { prefix, asked, setKey } = props;
  const name = (label: string) => (prefix === '' ? label : `${prefix} ${label}`);
  switch (asked.type) {
    case 'SINGLE':
    case 'MULTIPLE':
      return <OptionFields {...props} />;
    case 'TRUE_FALSE':
      return (
        <fieldset className="editor-choices">
          <legend>{t('questions.key')}</legend>
          {[true, false].map((value) => (
            <label key={String(value)}>
              <input
                type="radio"
                name={name('isTrue')}
                checked={asked.answerKey.isTrue === value}
                onChange={() => setKey({ isTrue: value })}
              />
              {t(value ? 'questions.true' : 'questions.false')}
            </label>
          ))}
        </fieldset>
      );
    case 'FILL_IN':
      return <BlankFields {...props} />;
    case 'SHORT_ANSWER':
      return <RubricFields {...props} />;
    case 'CASE':
      return null;
  }
}

function OptionFields({ prefix, asked, format, onChange }: KeyProps) {
  const { t } = useTranslation();
  const isMultiple = asked.type === 'MULTIPLE';
  const keysFor = useMoverKeys((from, to) => onChange(moveOption(asked, from, to)));
  return (
    <fieldset className="editor-list">
      <legend>{t(isMultiple ? 'editor.optionsMultiple' : 'editor.optionsSingle')}</legend>
      {asked.options.map((option, index) => {
        const called = `${prefix} ${t('questionFields.option', { letter: option.label })}`.trim();
        return (
          <div key={option.label} className="editor-item" onKeyDown={keysFor(index)}>
            <label className="editor-key">
              <input
                type={isMultiple ? 'checkbox' : 'radio'}
                name={`${prefix}key`}
                aria-label={t('editor.isKey', { option: called })}
                checked={asked.answerKey.labels.includes(option.label)}
                onChange={(event) => onChange(chooseKey(asked, option.label, event.target.checked))}
              />
              <b aria-hidden="true">{option.label}</b>
            </label>
            <TextField
              label={called}
              value={option.text}
              format={format}
              rows={1}
              onChange={(text) =>
                onChange({
                  ...asked,
                  options: asked.options.map((each, at) => (at === index ? { ...each, text } : each)),
                })
              }
            />
            <Movers
              name={called}
              index={index}
              count={asked.options.length}
              onMove={(to) => onChange(moveOption(asked, index, to))}
              onRemove={() => onChange(removeOption(asked, index))}
            />
          </div>
        );
      })}
      <Button size="small" onClick={() => onChange(addOption(asked))}>
        {t('editor.addOption')}
      </Button>
      <small>{t('editor.moveHint')}</small>
    </fieldset>
  );
}

function BlankFields({ prefix, asked, setKey }: KeyProps) {
  const { t } = useTranslation();
  const { blanks, isOrderFree, matching } = asked.answerKey;
  const keysFor = useMoverKeys((from, to) => setKey({ blanks: moveItem(blanks, from, to) }));
  return (
    <fieldset className="editor-list">
      <legend>{t('editor.blanks')}</legend>
      {blanks.map((accepted, index) => {
        const called = `${prefix} ${t('questions.blank', { number: index + 1 })}`.trim();
        return (
          <div key={index} className="editor-item" onKeyDown={keysFor(index)}>
            <b className="editor-key num">{index + 1}</b>
            <Select
              mode="tags"
              aria-label={called}
              open={false}
              suffixIcon={null}
              value={accepted.filter((text) => text !== '')}
              placeholder={t('editor.acceptedHint')}
              onChange={(texts: string[]) =>
                setKey({ blanks: blanks.map((each, at) => (at === index ? texts : each)) })
              }
            />
            <Movers
              name={called}
              index={index}
              count={blanks.length}
              onMove={(to) => setKey({ blanks: moveItem(blanks, index, to) })}
              onRemove={() => setKey({ blanks: blanks.filter((_, at) => at !== index) })}
            />
          </div>
        );
      })}
      <Button size="small" onClick={() => setKey({ blanks: [...blanks, []] })}>
        {t('editor.addBlank')}
      </Button>
      <div className="editor-choices">
        <label>
          <input
            type="checkbox"
            checked={isOrderFree}
            onChange={(event) => setKey({ isOrderFree: event.target.checked })}
          />
          {t('questions.orderFree')}
        </label>
        <label>
          <input
            type="checkbox"
            checked={matching === 'CONTAINS'}
            onChange={(event) => setKey({ matching: event.target.checked ? 'CONTAINS' : 'EQUALS' })}
          />
          {t('questions.contains')}
        </label>
      </div>
    </fieldset>
  );
}

function RubricFields({ prefix, asked, setKey }: KeyProps) {
  const { t } = useTranslation();
  const { points } = asked.answerKey;
  const set = (index: number, change: Partial<(typeof points)[number]>) =>
    setKey({ points: points.map((point, at) => (at === index ? { ...point, ...change } : point)) });
  const keysFor = useMoverKeys((from, to) => setKey({ points: moveItem(points, from, to) }));
  return (
    <fieldset className="editor-list">
      <legend>{t('questions.rubric')}</legend>
      {points.map((point, index) => {
        const called = `${prefix} ${t('editor.rubricPoint', { number: index + 1 })}`.trim();
        return (
          <div key={index} className="editor-item" onKeyDown={keysFor(index)}>
            <b className="editor-key num">{index + 1}</b>
            <Input.TextArea
              aria-label={called}
              autoSize={{ minRows: 1, maxRows: 6 }}
              value={point.text}
              onChange={(event) => set(index, { text: event.target.value })}
            />
            <InputNumber
              aria-label={`${called} ${t('banks.points')}`}
              min={0.01}
              max={100}
              step={0.5}
              value={point.points}
              onChange={(worth) => set(index, { points: worth ?? 0 })}
              style={{ width: 84 }}
            />
            <Movers
              name={called}
              index={index}
              count={points.length}
              onMove={(to) => setKey({ points: moveItem(points, index, to) })}
              onRemove={() => setKey({ points: points.filter((_, at) => at !== index) })}
            />
          </div>
        );
      })}
      <Button size="small" onClick={() => setKey({ points: [...points, { text: '', points: 1 }] })}>
        {t('editor.addRubricPoint')}
      </Button>
    </fieldset>
  );
}
