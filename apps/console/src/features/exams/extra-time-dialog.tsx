import { useMutation, useQuery } from '@apollo/client/react';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskModal } from '../forms/ask-modal';
import { useDebounced } from '../questions/use-debounced';
import { examOfficers, grantExtraTime } from './exam-operations';

interface Props {
  readonly exam: {
    readonly id: string;
    readonly region?: { readonly code: number } | null;
    readonly audienceRegions: readonly { readonly code: number }[];
  };
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onGiven: () => void;
}

interface Values {
  readonly officerId: string;
  readonly minutes: number;
  readonly reason: string;
}

/** More time for one person: found by name or certificate, with a reason that stays. */
export function ExtraTimeDialog({ exam, isOpen, onClose, onGiven }: Props) {
  const { t } = useTranslation();
  const [run] = useMutation(grantExtraTime);
  const required = (field: string) => [{ required: true, message: t('lectures.required', { field }) }];
  const submit = async (values: Values): Promise<string | null> => {
    const { data } = await run({ variables: { input: { examId: exam.id, ...values } } });
    const answer = data?.grantExtraTime;
    if (answer?.__typename === 'Refused') return answer.message;
    onGiven();
    return null;
  };
  return (
    <AskModal<Values>
      isOpen={isOpen}
      title={t('examPlans.giveTime')}
      okText={t('examPlans.giveTimeOk')}
      initialValues={{ minutes: 10 }}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('examPlans.giveTimeHint')}</p>
      <Form.Item name="officerId" label={t('examPlans.officer')} rules={required(t('examPlans.officer'))}>
        <OfficerSelect regionCode={exam.region?.code ?? exam.audienceRegions[0]?.code ?? 0} />
      </Form.Item>
      <Form.Item name="minutes" label={t('examPlans.minutes')} rules={required(t('examPlans.minutes'))}>
        <InputNumber min={1} max={240} precision={0} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('examPlans.reason')}
        rules={[
          {
            required: true,
            whitespace: true,
            message: t('lectures.required', { field: t('examPlans.reason') }),
          },
        ]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </AskModal>
  );
}

interface SelectProps {
  readonly id?: string;
  readonly regionCode: number;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

function OfficerSelect({ id, regionCode, value, onChange }: SelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 250);
  const { data, previousData } = useQuery(examOfficers, {
    variables: { filter: { regionCode, search: search || null }, page: { limit: 20, offset: 0 } },
  });
  const officers = (data ?? previousData)?.officers.nodes ?? [];
  return (
    <Select
      id={id}
      {...(value === undefined ? {} : { value })}
      onChange={(next: string) => onChange?.(next)}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('examPlans.findOfficer')}
      popupRender={(menu) => <div id={`${id}_list`}>{menu}</div>}
      options={officers.map((officer) => ({
        value: officer.id,
        label: `${officer.name} · ${officer.certificateNo}`,
      }))}
    />
  );
}
