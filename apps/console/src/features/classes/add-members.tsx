import { useMutation, useQuery } from '@apollo/client/react';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskModal } from '../forms/ask-modal';
import { useDebounced } from '../questions/use-debounced';
import { addClassMembers, classOfficers } from './class-operations';

interface Props {
  readonly classId: string;
  readonly regionCode: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onAdded: () => void;
}

interface Values {
  /** By their certificate numbers. */
  readonly people: readonly string[];
}

/** People picked by name: all of them join, or it says who cannot and nobody does. */
export function AddMembers({ classId, regionCode, isOpen, onClose, onAdded }: Props) {
  const { t } = useTranslation();
  const [run] = useMutation(addClassMembers);
  const submit = async ({ people }: Values): Promise<string | null> => {
    const named = people.map((certificateNo, index) => ({ row: index + 1, certificateNo, name: null }));
    const { data } = await run({ variables: { input: { classId, people: named, isAllOrNone: true } } });
    const answer = data?.addClassMembers;
    if (answer?.__typename !== 'ClassListAnswer') return answer?.message ?? '';
    const refusals = answer.rows.flatMap(({ refusal }) => refusal ?? []);
    if (refusals.length > 0) return refusals.map(({ message }) => message).join(' ');
    onAdded();
    return null;
  };
  return (
    <AskModal<Values>
      isOpen={isOpen}
      title={t('classes.add')}
      okText={t('classes.addOk')}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{t('classes.addHint')}</p>
      <Form.Item
        name="people"
        label={t('classes.people')}
        rules={[
          {
            required: true,
            type: 'array',
            message: t('lectures.required', { field: t('classes.people') }),
          },
        ]}
      >
        <PeopleSelect regionCode={regionCode} />
      </Form.Item>
    </AskModal>
  );
}

interface SelectProps {
  /** Given by the form's label, as are the two below. */
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (certificateNos: string[]) => void;
  readonly regionCode: number;
}

function PeopleSelect({ id, value, onChange, regionCode }: SelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  // Whom one has picked is still called by his name once others are looked for.
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map());
  const search = useDebounced(typed.trim(), 250);
  const { data, loading } = useQuery(classOfficers, {
    variables: { filter: { regionCode, search: search || null }, page: { limit: 20, offset: 0 } },
  });
  // Those of what was typed before would be picked by whoever types on and presses Enter: they are not shown.
  const isBehind = loading || search !== typed.trim();
  const found = (data?.officers.nodes ?? []).map((officer) => ({
    value: officer.certificateNo,
    label: [officer.name, officer.certificateNo, officer.posting?.unitName].filter(Boolean).join(' · '),
  }));
  return (
    <>
      <Select
        id={id}
        mode="multiple"
        {...(value === undefined ? {} : { value })}
        onChange={(next: string[]) => {
          setLabels(new Map([...labels, ...found.map((option) => [option.value, option.label] as const)]));
          setTyped('');
          // Tab takes what is marked in an open list; closed, it leaves the field.
          setOpen(false);
          onChange?.(next);
        }}
        open={isOpen && !isBehind && found.length > 0}
        onOpenChange={setOpen}
        onBlur={() => {
          setTyped('');
          setOpen(false);
        }}
        loading={isBehind}
        showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
        placeholder={t('examPlans.findOfficer')}
        popupRender={(menu) => <div id={`${id}_list`}>{menu}</div>}
        labelRender={({ value: one }) =>
          found.find((option) => option.value === one)?.label ?? labels.get(String(one))
        }
        options={found}
      />
      <small role="status">
        {isBehind ? t('classes.looking') : found.length === 0 && t('classes.nobodyFound')}
      </small>
    </>
  );
}
