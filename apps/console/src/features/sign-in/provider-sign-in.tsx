import { useQuery } from '@apollo/client/react';
import { Alert, Button, Divider } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { readProviderRefusal, readTicket, sayRefusal } from '@whetstone/domain';
import { graphql } from '../../gql';
import { safeReturn } from './safe-return';
import './provider-sign-in.css';

const signInOptions = graphql(`
  query SignInOptions {
    signInOptions {
      oidc {
        name
        startUrl
      }
    }
  }
`);

/** Why the way through the identity provider did not lead in. */
export function ProviderRefusal() {
  const { i18n } = useTranslation();
  const [params] = useSearchParams();
  const code = readProviderRefusal(params.get('oidc'));
  if (code === null) return null;
  const language = i18n.language.startsWith('en') ? 'en' : 'zh';
  return <Alert type="error" showIcon role="alert" title={sayRefusal({ code, data: {} }, language)} />;
}

/** The way in through the identity provider; nothing where there is none. */
export function ProviderSignIn() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const oidc = useQuery(signInOptions).data?.signInOptions.oidc;
  if (!oidc) return null;
  const to = new URLSearchParams({ to: `/console${safeReturn(params.get('to'))}` }).toString();
  return (
    <div className="provider-sign-in">
      <Divider plain>{t('provider.or')}</Divider>
      <Button href={`${oidc.startUrl}?${to}`} size="large" block>
        {oidc.name}
      </Button>
    </div>
  );
}

/** The ticket somebody came back with from the provider; it is taken out of the address bar at once. */
export function useProviderTicket(): string | null {
  const [ticket] = useState(() => readTicket(window.location.hash));
  useEffect(() => {
    if (ticket === null) return;
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', `${pathname}${search}`);
  }, [ticket]);
  return ticket;
}
