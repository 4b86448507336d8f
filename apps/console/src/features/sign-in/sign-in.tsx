import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Card, errorMessage, isUnreachable, LanguageSwitch, useProviderTicket } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { SignInInput } from '../../gql/graphql';
import { CodeStep } from './code-step';
import { DemoAccounts } from './demo-accounts';
import { ProviderRefusal, ProviderSignIn } from './provider-sign-in';
import { safeReturn } from './safe-return';

const signIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on SecondFactorNeeded {
        ticket
      }
      ...Refusal
    }
  }
`);

const demo = graphql(`
  query Demo {
    demo {
      accounts {
        account
        password
        name
        role
        regionName
      }
    }
  }
`);

export function SignIn() {
  const { t } = useTranslation();
  const [form] = Form.useForm<SignInInput>();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const client = useApolloClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [ticket, setTicket] = useState<string | null>(useProviderTicket());
  const [run, { loading }] = useMutation(signIn);
  const demoAccounts = useQuery(demo).data?.demo?.accounts ?? [];
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('shell.brand')}`;
  }, [t]);

  const enter = async () => {
    // What another person at this machine had read must not show through.
    await client.clearStore();
    await navigate(safeReturn(params.get('to')));
  };

  const submit = async (input: SignInInput) => {
    setRefusal(null);
    try {
      const answer = (await run({ variables: { input } })).data?.signIn;
      if (answer?.__typename === 'Refused') return setRefusal(answer.message);
      if (answer?.__typename === 'SecondFactorNeeded') return setTicket(answer.ticket);
      await enter();
    } catch (error) {
      setRefusal(
        isUnreachable(error) ? t('signIn.unreachable') : (errorMessage(error) ?? t('signIn.unreachable')),
      );
    }
  };

  return (
    <main className="lone" id="main">
      <Card className="lone-card">
        <p className="brand">
          {t('shell.brand')} <small>{t('shell.brandLine')}</small>
        </p>
        <h1>{t('signIn.title')}</h1>
        <p className="quiet">{t('signIn.lead')}</p>
        {ticket === null && <ProviderRefusal />}
        {ticket !== null ? (
          <CodeStep ticket={ticket} onVerified={() => void enter()} onBack={() => setTicket(null)} />
        ) : (
          <Form form={form} layout="vertical" requiredMark={false} onFinish={(input) => void submit(input)}>
            <Form.Item
              name="account"
              label={t('signIn.account')}
              rules={[{ required: true, message: t('signIn.accountMissing') }]}
            >
              <Input autoComplete="username" size="large" autoFocus />
            </Form.Item>
            <Form.Item
              name="password"
              label={t('signIn.password')}
              rules={[{ required: true, message: t('signIn.passwordMissing') }]}
            >
              <Input.Password autoComplete="current-password" size="large" />
            </Form.Item>
            <div aria-live="assertive">
              {refusal && <Alert type="error" showIcon title={refusal} className="form-alert" />}
            </div>
            <Button type="primary" htmlType="submit" size="large" block loading={loading}>
              {t('signIn.submit')}
            </Button>
          </Form>
        )}
        {ticket === null && <ProviderSignIn />}
        {ticket === null && (
          <DemoAccounts accounts={demoAccounts} onFill={(account) => form.setFieldsValue(account)} />
        )}
        <div className="row-actions spread">
          <a href="/">{t('signIn.learner')}</a>
          <LanguageSwitch />
        </div>
      </Card>
    </main>
  );
}
