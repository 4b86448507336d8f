import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, formatDayTime, useLanguage } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { SecurityQuery } from '../../gql/graphql';
import { useAction } from '../session/use-action';
import { nameDevice } from './name-device';

const revokeMutation = graphql(`
  mutation RevokeSession($input: RevokeSessionInput!) {
    revokeSession(input: $input) {
      __typename
      ... on Refused {
        code
        message
      }
    }
  }
`);

const revokeOthersMutation = graphql(`
  mutation RevokeOtherSessions {
    revokeOtherSessions
  }
`);

type Session = NonNullable<SecurityQuery['viewer']>['sessions'][number];

export interface DevicesProps {
  readonly sessions: readonly Session[];
  readonly onChanged: () => void;
}

/** Where I am signed in, each to be signed out by itself, or all but this one. */
export function Devices({ sessions, onChanged }: DevicesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [revoke] = useMutation(revokeMutation, { fetchPolicy: 'no-cache' });
  const [revokeOthers] = useMutation(revokeOthersMutation, { fetchPolicy: 'no-cache' });
  const { run, isBusy, fault } = useAction();
  const end = async (id: string) => {
    await run(async () => (await revoke({ variables: { input: { id } } })).data?.revokeSession);
    // Gone by somebody else's hand is gone as well: the list says how it stands.
    onChanged();
  };
  const endOthers = async () => {
    await run(async () => {
      const { data } = await revokeOthers();
      return data && { __typename: 'Done' };
    });
    onChanged();
  };
  return (
    <>
      <ul className="security-devices">
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              <b>{nameDevice(session.device, t('security.unknownDevice'))}</b>{' '}
              {session.isCurrent && <Chip>{t('security.thisDevice')}</Chip>}
              <small className="num">
                {t('security.seen', {
                  at: formatDayTime(session.seenAt, language),
                  address: session.address,
                })}
              </small>
            </div>
            {!session.isCurrent && (
              <Button size="small" isBusy={isBusy} onClick={() => void end(session.id)}>
                {t('security.signOut')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {fault !== null && (
        <p className="session-fault" role="alert">
          {fault}
        </p>
      )}
      {sessions.length > 1 && (
        <Button isBusy={isBusy} onClick={() => void endOthers()}>
          {t('security.signOutOthers')}
        </Button>
      )}
    </>
  );
}
