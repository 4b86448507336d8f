import { useMutation } from '@apollo/client/react';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RosterField } from '../../gql/graphql';
import { AskModal } from '../forms/ask-modal';
import { correctRosterRow, refusalOf, type ImportRow } from './roster-operations';

interface Props {
  readonly importId: string;
  readonly row: ImportRow;
  readonly onClose: () => void;
  readonly onFixed: () => void;
}

type Values = Partial<Record<RosterField, string>>;

/** Puts a row right without the spreadsheet program: only what was typed anew is sent. */
export function FixRow({ importId, row, onClose, onFixed }: Props) {
  const { t } = useTranslation();
  const [correct] = useMutation(correctRosterRow);
  // An ID number is shown masked and can only be written anew.
  const textOf = ({ field, text }: ImportRow['cells'][number]) => (field === 'ID_NUMBER' ? '' : text);
  const submit = async (values: Values) => {
    const cells = row.cells.flatMap((cell) => {
      const text = values[cell.field] ?? '';
      return text === textOf(cell) ? [] : [{ field: cell.field, text }];
    });
    const input = { importId, row: row.row ?? 0, cells };
    const { data } = await correct({ variables: { input } });
    const refusal = refusalOf(data?.correctRosterRow, t('imports.failed'));
    if (refusal === null) onFixed();
    return refusal;
  };
  return (
    <AskModal<Values>
      isOpen
      title={t('roster.fixRow', { row: row.row ?? 0 })}
      okText={t('roster.fixDone')}
      initialValues={Object.fromEntries(row.cells.map((cell) => [cell.field, textOf(cell)]))}
      onSubmit={submit}
      onClose={onClose}
    >
      <ul className="roster-faults">
        {row.faults.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <div className="roster-form">
        {row.cells.map((cell) => (
          <Form.Item key={cell.field} name={cell.field} label={t(`roster.fields.${cell.field}`)}>
            <Input
              autoComplete="off"
              placeholder={cell.field === 'ID_NUMBER' ? t('roster.idNumberKept', { masked: cell.text }) : ''}
            />
          </Form.Item>
        ))}
      </div>
    </AskModal>
  );
}
