import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { ownPath } from '@whetstone/domain';
import { buttonClass, useProviderRefusal } from '@whetstone/ui';
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
  const refusal = useProviderRefusal();
  if (refusal === null) return null;
  return (
    <p className="session-fault" role="alert">
      {refusal}
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
