import { useMutation } from '@apollo/client/react';
import { Alert, Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Chip, errorMessage, formatList, useLanguage } from '@whetstone/ui';
import type { RosterField } from '../../gql/graphql';
import { assign, columnLetters, columnsOf, mappingOf, requiredFields, rosterFields } from './columns';
import { checkRosterImport, refusalOf, type Imported } from './roster-operations';

interface Props {
  readonly found: Imported;
  readonly another: ReactNode;
  readonly onChecked: () => void;
}

type Sheet = Imported['sheets'][number];

/** Which column holds what: guessed from the headings, and changed by hand where the guess is wrong. */
export function MappingStep({ found, another, onChecked }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [check, { loading }] = useMutation(checkRosterImport);
  const [sheetName, setSheetName] = useState(found.sheetName);
  const [mapping, setMapping] = useState(() => mappingOf(found.columns));
  const [refusal, setRefusal] = useState<string | null>(null);
  const sheet = found.sheets.find((one) => one.name === sheetName) ?? found.sheets[0];
  if (!sheet) return null;
  const missing = requiredFields.filter((field) => mapping[field] === undefined);

  const chooseSheet = (name: string) => {
    setSheetName(name);
    setMapping(mappingOf(found.sheets.find((one) => one.name === name)?.columns ?? []));
  };
  const submit = async () => {
    setRefusal(null);
    try {
      const input = { importId: found.id, sheetName, columns: columnsOf(mapping) };
      const { data } = await check({ variables: { input } });
      const message = refusalOf(data?.checkRosterImport, t('imports.failed'));
      if (message === null) onChecked();
      else setRefusal(message);
    } catch (error) {
      setRefusal(errorMessage(error) ?? t('imports.failed'));
    }
  };

  return (
    <Card className="sheet pad stack">
      <p>{t('roster.mappingLead', { file: found.fileName })}</p>
      {found.sheets.length > 1 && (
        <label className="roster-sheet">
          <span>{t('roster.sheet', { count: found.sheets.length })}</span>
          <Select
            value={sheetName}
            onChange={chooseSheet}
            aria-label={t('roster.sheetLabel')}
            options={found.sheets.map(({ name }) => ({ value: name, label: name }))}
          />
        </label>
      )}
      <p className="quiet">{t('roster.headingRow', { row: sheet.headingRow })}</p>
      <ul className="roster-mapping" aria-label={t('roster.mappingList')}>
        {rosterFields.map((field) => (
          <FieldChoice
            key={field}
            field={field}
            sheet={sheet}
            column={mapping[field]}
            onChange={(column) => setMapping(assign(mapping, field, column))}
          />
        ))}
      </ul>
      {missing.length > 0 && (
        <p role="status">
          {t('roster.missing', {
            fields: formatList(
              missing.map((field) => t(`roster.fields.${field}`)),
              language,
            ),
          })}
        </p>
      )}
      <div aria-live="assertive">{refusal && <Alert type="error" showIcon title={refusal} />}</div>
      <div className="row-actions">
        <Button type="primary" disabled={missing.length > 0} loading={loading} onClick={() => void submit()}>
          {t('roster.check')}
        </Button>
        {another}
      </div>
    </Card>
  );
}

interface ChoiceProps {
  readonly field: RosterField;
  readonly sheet: Sheet;
  readonly column: number | undefined;
  readonly onChange: (column: number | undefined) => void;
}

function FieldChoice({ field, sheet, column, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const name = t(`roster.fields.${field}`);
  const isRequired = requiredFields.includes(field);
  const guess = sheet.columns.find((one) => one.field === field);
  const isUnsure = guess?.confidence === 'LIKELY' && guess.column === column;
  const samples =
    column === undefined ? [] : sheet.samples.flatMap((texts) => texts[column] || []).slice(0, 2);
  return (
    <li className="roster-field">
      <span className="roster-field-name">
        {name}
        {isRequired && <span className="quiet"> · {t('roster.required')}</span>}
      </span>
      <Select<number>
        value={column ?? null}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('roster.columnOf', { field: name })}
        placeholder={t('roster.noColumn')}
        status={isRequired && column === undefined ? 'error' : ''}
        onChange={(chosen: number | null | undefined) => onChange(chosen ?? undefined)}
        options={sheet.headings.map((heading, index) => ({
          value: index,
          label: `${columnLetters(index)} · ${heading || t('roster.noHeading')}`,
        }))}
      />
      <span className="roster-samples">
        {isUnsure && <Chip tone="amber">? {t('roster.unsure')}</Chip>}
        <small className="quiet">{samples.join(' · ')}</small>
      </span>
    </li>
  );
}
