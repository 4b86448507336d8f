import { useState } from 'react';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Button } from '@whetstone/ui';
import { graphql } from '../../gql';
import { Field } from './field';
import { useAction } from './use-action';

const verifyMutation = graphql(`
  mutation VerifySecondFactor($input: VerifySecondFactorInput!) {
    verifySecondFactor(input: $input) {
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

export interface CodeStepProps {
  readonly ticket: string;
  readonly onSignedIn: (officerId: string) => void;
  readonly onBack: () => void;
}

/** The second step of signing in: six digits of the authenticator, or a recovery code. */
export function CodeStep({ ticket, onSignedIn, onBack }: CodeStepProps) {
  const { t } = useTranslation();
  const [send] = useMutation(verifyMutation, { fetchPolicy: 'no-cache' });
  const { run, isBusy, fault } = useAction();
  const [code, setCode] = useState('');
  const verify = async () => {
    const viewer = await run(
      async () => (await send({ variables: { input: { ticket, code } } })).data?.verifySecondFactor,
    );
    if (viewer) onSignedIn(viewer.id);
    else setCode('');
  };
  return (
    <form
      className="session-form"
      onSubmit={(event) => {
        event.preventDefault();
        void verify();
      }}
    >
      <Field
        label={t('security.code')}
        hint={t('security.codeHint')}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      {fault !== null && (
        <p className="session-fault" role="alert">
          {fault}
        </p>
      )}
      <Button type="submit" kind="primary" isBusy={isBusy}>
        {t('security.verify')}
      </Button>
      <Button type="button" onClick={onBack}>
        {t('security.backToPassword')}
      </Button>
    </form>
  );
}
