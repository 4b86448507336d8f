import { useEffect, useState } from 'react';
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ownPath, readProviderRefusal, readTicket, sayRefusal } from '@whetstone/domain';
import { buttonClass } from '@whetstone/ui';
import { graphql } from '../../gql';
import './provider-sign-in.css';

const signInOptionsQuery = graphql(`
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
  const [search] = useSearchParams();
  const code = readProviderRefusal(search.get('oidc'));
  if (code === null) return null;
  return (
    <p className="session-fault" role="alert">
      {sayRefusal({ code, data: {} }, i18n.language.startsWith('en') ? 'en' : 'zh')}
    </p>
  );
}

/** The way in through the identity provider, back to a page of ours; nothing where there is no provider. */
export function ProviderSignIn({ to }: { to: string | null }) {
  const { t } = useTranslation();
  const oidc = useQuery(signInOptionsQuery).data?.signInOptions.oidc;
  if (!oidc) return null;
  return (
    <div className="provider-sign-in">
      <p aria-hidden="true">{t('provider.or')}</p>
      <a
        className={buttonClass()}
        href={`${oidc.startUrl}?${new URLSearchParams({ to: ownPath(to) }).toString()}`}
      >
        {oidc.name}
      </a>
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
