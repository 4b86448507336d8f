import { useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorMessage, isUnreachable } from '@whetstone/ui';
import { graphql } from '../../gql';

const verify = graphql(`
  mutation VerifySecondFactor($input: VerifySecondFactorInput!) {
    verifySecondFactor(input: $input) {
      __typename
      ...Refusal
    }
  }
`);

export interface CodeStepProps {
  readonly ticket: string;
  readonly onVerified: () => void;
  readonly onBack: () => void;
}

/** The second step of signing in: six digits of the authenticator, or a recovery code. */
export function CodeStep({ ticket, onVerified, onBack }: CodeStepProps) {
  const { t } = useTranslation();
  const [run, { loading }] = useMutation(verify);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async ({ code }: { readonly code: string }) => {
    setRefusal(null);
    try {
      const answer = (await run({ variables: { input: { ticket, code } } })).data?.verifySecondFactor;
      if (answer?.__typename === 'Refused') setRefusal(answer.message);
      else onVerified();
    } catch (error) {
      setRefusal(
        isUnreachable(error) ? t('signIn.unreachable') : (errorMessage(error) ?? t('signIn.unreachable')),
      );
    }
  };
  return (
    <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={(input) => void submit(input)}>
      <Form.Item
        name="code"
        label={t('signIn.code')}
        extra={t('signIn.codeHint')}
        rules={[{ required: true, message: t('signIn.codeMissing') }]}
      >
        <Input autoComplete="one-time-code" size="large" autoFocus />
      </Form.Item>
      <div aria-live="assertive">
        {refusal && <Alert type="error" showIcon title={refusal} className="form-alert" />}
      </div>
      <Button type="primary" htmlType="submit" size="large" block loading={loading}>
        {t('signIn.verify')}
      </Button>
      <Button type="link" block onClick={onBack}>
        {t('signIn.backToPassword')}
      </Button>
    </Form>
  );
}
