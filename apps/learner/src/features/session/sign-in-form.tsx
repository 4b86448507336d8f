import { useState } from 'react';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Button, errorMessage, isUnreachable } from '@whetstone/ui';
import { graphql } from '../../gql';
import { Field } from './field';
import './session.css';

const signInMutation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
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

/** Account and password; says what the server says, or that the server cannot be reached. */
export function SignInForm({ onSignedIn }: { onSignedIn: (officerId: string) => void }) {
  const { t } = useTranslation();
  const { signIn, isBusy, fault } = useSignIn(onSignedIn);
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      className="session-form"
      onSubmit={(event) => {
        event.preventDefault();
        void signIn(account.trim(), password);
      }}
    >
      <Field
        label={t('signIn.account')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={account}
        onChange={(event) => setAccount(event.target.value)}
      />
      <Field
        label={t('signIn.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {fault !== null && (
        <p className="session-fault" role="alert">
          {fault}
        </p>
      )}
      <Button type="submit" kind="primary" isBusy={isBusy}>
        {isBusy ? t('signIn.busy') : t('signIn.submit')}
      </Button>
    </form>
  );
}

export function useSignIn(onSignedIn: (officerId: string) => void) {
  const { t } = useTranslation();
  const [send, { loading }] = useMutation(signInMutation, { fetchPolicy: 'no-cache' });
  const [fault, setFault] = useState<string | null>(null);
  const signIn = async (account: string, password: string): Promise<void> => {
    setFault(null);
    try {
      const { data } = await send({ variables: { input: { account, password } } });
      if (data?.signIn.__typename === 'Viewer') onSignedIn(data.signIn.id);
      else setFault(data?.signIn.message ?? t('session.failed'));
    } catch (error) {
      setFault(
        isUnreachable(error) ? t('session.unreachable') : (errorMessage(error) ?? t('session.failed')),
      );
    }
  };
  return { signIn, isBusy: loading, fault };
}
