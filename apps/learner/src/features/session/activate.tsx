import { useState } from 'react';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isStrongPassword, PASSWORD_LEAST_LENGTH } from '@whetstone/domain';
import { Button, errorMessage, isUnreachable } from '@whetstone/ui';
import { graphql } from '../../gql';
import { Field } from './field';
import { SessionPage } from './session-page';
import { useEnter } from './use-enter';

const activateAccountMutation = graphql(`
  mutation ActivateAccount($input: ActivateAccountInput!) {
    activateAccount(input: $input) {
      __typename
      ... on Viewer {
        id
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

interface Form {
  readonly account: string;
  readonly activationCode: string;
  readonly password: string;
  readonly repeated: string;
}

export default function Activate() {
  const { t } = useTranslation();
  const { activate, isBusy, fault } = useActivate();
  const [form, setForm] = useState<Form>({ account: '', activationCode: '', password: '', repeated: '' });
  const change = (part: keyof Form) => ({
    value: form[part],
    required: true,
    onChange: (event: { target: { value: string } }) =>
      setForm((before) => ({ ...before, [part]: event.target.value })),
  });
  return (
    <SessionPage title={t('activate.title')}>
      <p>{t('activate.intro')}</p>
      <form
        className="session-form"
        onSubmit={(event) => {
          event.preventDefault();
          void activate(form);
        }}
      >
        <Field label={t('activate.account')} autoComplete="username" {...change('account')} />
        <Field
          label={t('activate.code')}
          hint={t('activate.codeHint')}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          {...change('activationCode')}
        />
        <Field
          label={t('activate.password')}
          hint={
            isStrongPassword(form.password)
              ? t('activate.strong')
              : t('activate.rule', { least: PASSWORD_LEAST_LENGTH })
          }
          type="password"
          autoComplete="new-password"
          {...change('password')}
        />
        <Field
          label={t('activate.repeat')}
          type="password"
          autoComplete="new-password"
          {...change('repeated')}
        />
        {fault !== null && (
          <p className="session-fault" role="alert">
            {fault}
          </p>
        )}
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {t('activate.submit')}
        </Button>
      </form>
      <p className="session-else">
        <Link to="/sign-in">{t('activate.back')}</Link>
      </p>
    </SessionPage>
  );
}

function useActivate() {
  const { t } = useTranslation();
  const enter = useEnter();
  const [send, { loading }] = useMutation(activateAccountMutation, { fetchPolicy: 'no-cache' });
  const [fault, setFault] = useState<string | null>(null);
  const activate = async ({ account, activationCode, password, repeated }: Form): Promise<void> => {
    if (!isStrongPassword(password)) {
      setFault(t('activate.weak', { least: PASSWORD_LEAST_LENGTH }));
      return;
    }
    if (password !== repeated) {
      setFault(t('activate.differ'));
      return;
    }
    setFault(null);
    try {
      const input = { account: account.trim(), activationCode: activationCode.trim(), password };
      const { data } = await send({ variables: { input } });
      if (data?.activateAccount.__typename === 'Viewer') await enter();
      else setFault(data?.activateAccount.message ?? t('session.failed'));
    } catch (error) {
      setFault(
        isUnreachable(error) ? t('session.unreachable') : (errorMessage(error) ?? t('session.failed')),
      );
    }
  };
  return { activate, isBusy: loading, fault };
}
