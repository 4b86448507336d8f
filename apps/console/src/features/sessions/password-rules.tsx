import { useMutation, useQuery } from '@apollo/client/react';
import { Checkbox, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Card, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import { AskModal } from '../forms/ask-modal';
import { saidNo } from '../officers/officer-operations';
import { useViewer } from '../shell/viewer-context';
import './sessions.css';

const passwordRulesQuery = graphql(`
  query ConsolePasswordRules {
    passwordRules {
      leastLength
      leastClasses
      remembered
      refusesCommon
      maxAgeDays
    }
  }
`);

const updatePasswordRules = graphql(`
  mutation ConsoleUpdatePasswordRules($input: UpdatePasswordRulesInput!) {
    updatePasswordRules(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

interface Rules {
  readonly leastLength: number;
  readonly leastClasses: number;
  readonly remembered: number;
  readonly refusesCommon: boolean;
  readonly maxAgeDays: number | null;
}

const NATION = 0;

/** What the installation asks of a password, in words; the national security administrator changes it. */
export function PasswordRulesCard() {
  const { t } = useTranslation();
  const { viewer } = useViewer();
  const [isOpen, setOpen] = useState(false);
  const [run] = useMutation(updatePasswordRules);
  const { data, error, refetch } = useQuery(passwordRulesQuery, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={2} />;
  const rules = data.passwordRules;
  const maySet = viewer.grants.some(
    ({ role, region }) => role === 'SECURITY_ADMINISTRATOR' && region.code === NATION,
  );
  return (
    <Card className="password-rules">
      <h2>{t('passwordRules.title')}</h2>
      <ul>
        <li>{t('passwordRules.length', { count: rules.leastLength })}</li>
        <li>{t('passwordRules.classes', { count: rules.leastClasses })}</li>
        {rules.remembered > 0 && <li>{t('passwordRules.remembered', { count: rules.remembered })}</li>}
        {rules.refusesCommon && <li>{t('passwordRules.common')}</li>}
        <li>
          {rules.maxAgeDays === null
            ? t('passwordRules.noAge')
            : t('passwordRules.age', { count: rules.maxAgeDays })}
        </li>
      </ul>
      {maySet && <Button onClick={() => setOpen(true)}>{t('passwordRules.change')}</Button>}
      <AskModal<Rules>
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('passwordRules.change')}
        okText={t('passwordRules.save')}
        initialValues={rules}
        onSubmit={async (values) => {
          const input = { ...values, maxAgeDays: values.maxAgeDays ?? null };
          const no = saidNo((await run({ variables: { input } })).data?.updatePasswordRules);
          if (no === null) await refetch();
          return no;
        }}
      >
        <p>{t('passwordRules.changeText')}</p>
        <NumberItem name="leastLength" label={t('passwordRules.leastLength')} min={8} max={64} />
        <NumberItem name="leastClasses" label={t('passwordRules.leastClasses')} min={1} max={4} />
        <NumberItem name="remembered" label={t('passwordRules.rememberedCount')} min={0} max={24} />
        <Form.Item name="refusesCommon" valuePropName="checked">
          <Checkbox>{t('passwordRules.common')}</Checkbox>
        </Form.Item>
        <NumberItem name="maxAgeDays" label={t('passwordRules.maxAgeDays')} min={30} max={730} isOptional />
      </AskModal>
    </Card>
  );
}

interface NumberItemProps {
  readonly name: keyof Rules;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly isOptional?: boolean;
}

function NumberItem({ name, label, min, max, isOptional = false }: NumberItemProps) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: !isOptional }]}>
      <InputNumber min={min} max={max} precision={0} className="password-rules-number" />
    </Form.Item>
  );
}
