import { useQuery } from '@apollo/client/react';
import { Alert, Button, Divider } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useProviderRefusal } from '@whetstone/ui';
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
  const refusal = useProviderRefusal();
  return refusal === null ? null : <Alert type="error" showIcon role="alert" title={refusal} />;
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
