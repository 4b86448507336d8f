import { useState } from 'react';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Button, useProviderTicket } from '@whetstone/ui';
import { graphql } from '../../gql';
import { CodeStep } from './code-step';
import { Field } from './field';
import { useAction } from './use-action';
import './session.css';

const signInMutation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
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

/** Account and password; says what the server says, or that the server cannot be reached. */
export function SignInForm({ onSignedIn }: { onSignedIn: (officerId: string) => void }) {
  const { t } = useTranslation();
  const { signIn, isBusy, fault, ticket, startOver } = useSignIn(onSignedIn, useProviderTicket());
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  if (ticket !== null) return <CodeStep ticket={ticket} onSignedIn={onSignedIn} onBack={startOver} />;
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

/** The first step; where an account has a second factor it leaves a ticket for the second. */
export function useSignIn(onSignedIn: (officerId: string) => void, firstTicket: string | null = null) {
  const [send] = useMutation(signInMutation, { fetchPolicy: 'no-cache' });
  const { run, isBusy, fault } = useAction();
  const [ticket, setTicket] = useState<string | null>(firstTicket);
  const signIn = async (account: string, password: string): Promise<void> => {
    const answer = await run(
      async () => (await send({ variables: { input: { account, password } } })).data?.signIn,
    );
    if (answer?.__typename === 'Viewer') onSignedIn(answer.id);
    else if (answer) setTicket(answer.ticket);
  };
  return { signIn, isBusy, fault, ticket, startOver: () => setTicket(null) };
}
