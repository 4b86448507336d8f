import { useState } from 'react';
import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Button, Chip } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { SecurityQuery } from '../../gql/graphql';
import { Field } from '../session/field';
import { useAction } from '../session/use-action';
import { QrCode } from './qr-code';

const beginMutation = graphql(`
  mutation BeginSecondFactor {
    beginSecondFactor {
      __typename
      ... on SecondFactorEnrolment {
        secret
        uri
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const confirmMutation = graphql(`
  mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {
    confirmSecondFactor(input: $input) {
      __typename
      ... on RecoveryCodes {
        codes
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

const removeMutation = graphql(`
  mutation RemoveSecondFactor($input: RemoveSecondFactorInput!) {
    removeSecondFactor(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

type State = NonNullable<SecurityQuery['viewer']>['secondFactor'];

interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

export interface SecondFactorProps {
  readonly state: State;
  readonly onChanged: () => void;
}

/** Setting an authenticator up, what to do without it, and taking it off again. */
export function SecondFactor({ state, onChanged }: SecondFactorProps) {
  const { t } = useTranslation();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes)
    return (
      <Recovery
        codes={codes}
        onKept={() => {
          setCodes(null);
          onChanged();
        }}
      />
    );
  if (enrolment)
    return (
      <Confirm
        enrolment={enrolment}
        onConfirmed={(given) => {
          setEnrolment(null);
          setCodes(given);
        }}
        onCancel={() => setEnrolment(null)}
      />
    );
  if (!state.isEnrolled) return <Begin isRequired={state.isRequired} onBegun={setEnrolment} />;
  return (
    <>
      <p>
        <Chip>{t('security.enrolled')}</Chip> {t('security.enrolledHint')}
      </p>
      {!state.isRequired && <Remove onRemoved={onChanged} />}
    </>
  );
}

function Begin({
  isRequired,
  onBegun,
}: {
  readonly isRequired: boolean;
  readonly onBegun: (enrolment: Enrolment) => void;
}) {
  const { t } = useTranslation();
  const [send] = useMutation(beginMutation, { fetchPolicy: 'no-cache' });
  const { run, isBusy, fault } = useAction();
  const begin = async () => {
    const enrolment = await run(async () => (await send()).data?.beginSecondFactor);
    if (enrolment) onBegun(enrolment);
  };
  return (
    <>
      <p>{t(isRequired ? 'security.factorRequired' : 'security.factorHint')}</p>
      <Fault text={fault} />
      <Button kind="primary" isBusy={isBusy} onClick={() => void begin()}>
        {t('security.begin')}
      </Button>
    </>
  );
}

function Confirm({
  enrolment,
  onConfirmed,
  onCancel,
}: {
  readonly enrolment: Enrolment;
  readonly onConfirmed: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [send] = useMutation(confirmMutation, { fetchPolicy: 'no-cache' });
  const { run, isBusy, fault } = useAction();
  const [code, setCode] = useState('');
  const confirm = async () => {
    const given = await run(
      async () => (await send({ variables: { input: { code } } })).data?.confirmSecondFactor,
    );
    if (given) onConfirmed(given.codes);
  };
  return (
    <form
      className="session-form"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <p>{t('security.scan')}</p>
      <QrCode text={enrolment.uri} label={t('security.qr')} />
      <p className="security-secret">
        {t('security.orType')} <code>{enrolment.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <Field
        label={t('security.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Fault text={fault} />
      <Button type="submit" kind="primary" isBusy={isBusy}>
        {t('security.confirm')}
      </Button>
      <Button type="button" onClick={onCancel}>
        {t('security.cancel')}
      </Button>
    </form>
  );
}

function Recovery({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status">{t('security.recoveryHint')}</p>
      <ul className="security-codes num">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button kind="primary" onClick={onKept}>
        {t('security.recoveryKept')}
      </Button>
    </>
  );
}

function Remove({ onRemoved }: { readonly onRemoved: () => void }) {
  const { t } = useTranslation();
  const [send] = useMutation(removeMutation, { fetchPolicy: 'no-cache' });
  const { run, isBusy, fault } = useAction();
  const [isOpen, setOpen] = useState(false);
  const [form, setForm] = useState({ password: '', code: '' });
  const remove = async () => {
    const done = await run(async () => (await send({ variables: { input: form } })).data?.removeSecondFactor);
    if (done) onRemoved();
  };
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t('security.remove')}</Button>;
  return (
    <form
      className="session-form"
      onSubmit={(event) => {
        event.preventDefault();
        void remove();
      }}
    >
      <Field
        label={t('security.current')}
        type="password"
        autoComplete="current-password"
        required
        value={form.password}
        onChange={(event) => setForm({ ...form, password: event.target.value })}
      />
      <Field
        label={t('security.code')}
        autoComplete="one-time-code"
        required
        value={form.code}
        onChange={(event) => setForm({ ...form, code: event.target.value })}
      />
      <Fault text={fault} />
      <Button type="submit" isBusy={isBusy}>
        {t('security.removeDo')}
      </Button>
    </form>
  );
}

function Fault({ text }: { readonly text: string | null }) {
  return (
    text !== null && (
      <p className="session-fault" role="alert">
        {text}
      </p>
    )
  );
}
