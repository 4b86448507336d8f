import { useState } from 'react';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '@whetstone/ui';
import { graphql } from '../../gql';
import { Field } from './field';
import { NewPasswordFields } from './new-password-fields';
import { SessionPage } from './session-page';
import { useAction } from './use-action';
import { useEnter } from './use-enter';

const activateAccountMutation = graphql(`
  mutation ActivateAccount($input: ActivateAccountInput!) {
    activateAccount(input: $input) {
      __typename
      ... on Viewer {
        id
      }
      ... on SecondFactorNeeded {
        ticket
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
        <NewPasswordFields
          value={form}
          onChange={(value) => setForm((before) => ({ ...before, ...value }))}
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
  const [send] = useMutation(activateAccountMutation, { fetchPolicy: 'no-cache' });
  const { run, isBusy, fault, setFault } = useAction();
  const activate = async ({ account, activationCode, password, repeated }: Form): Promise<void> => {
    if (password !== repeated) return setFault(t('activate.differ'));
    const input = { account: account.trim(), activationCode: activationCode.trim(), password };
    const answer = await run(async () => (await send({ variables: { input } })).data?.activateAccount);
    if (answer) await enter();
  };
  return { activate, isBusy, fault };
}
