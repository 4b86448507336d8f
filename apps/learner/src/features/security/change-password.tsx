import { useState } from 'react';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Button } from '@whetstone/ui';
import { graphql } from '../../gql';
import { Field } from '../session/field';
import { NewPasswordFields } from '../session/new-password-fields';
import { useAction } from '../session/use-action';

const changePasswordMutation = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const EMPTY = { current: '', password: '', repeated: '' };

/** The present password and the next one. */
export function ChangePassword({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation();
  const [send] = useMutation(changePasswordMutation, { fetchPolicy: 'no-cache' });
  const { run, isBusy, fault, setFault } = useAction();
  const [form, setForm] = useState(EMPTY);
  const change = async () => {
    const { current, password, repeated } = form;
    if (password !== repeated) return setFault(t('activate.differ'));
    const done = await run(
      async () => (await send({ variables: { input: { current, password } } })).data?.changePassword,
    );
    if (!done) return;
    setForm(EMPTY);
    onChanged();
  };
  return (
    <form
      className="session-form"
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <Field
        label={t('security.current')}
        type="password"
        autoComplete="current-password"
        required
        value={form.current}
        onChange={(event) => setForm({ ...form, current: event.target.value })}
      />
      <NewPasswordFields value={form} onChange={(value) => setForm({ ...form, ...value })} />
      {fault !== null && (
        <p className="session-fault" role="alert">
          {fault}
        </p>
      )}
      <Button type="submit" kind="primary" isBusy={isBusy}>
        {t('security.change')}
      </Button>
    </form>
  );
}
