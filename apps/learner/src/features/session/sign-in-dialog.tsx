import { useApolloClient } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../dialog/dialog';
import { ProviderSignIn } from './provider-sign-in';
import { sessionExpiry } from './session-expiry';
import { SignInForm } from './sign-in-form';

/** Asks to sign in again over a page that stays; somebody else than before is taken to their own home instead. */
export function SignInDialog({ officerId }: { officerId: string }) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const goOn = (signedInId: string) => {
    if (signedInId !== officerId) {
      window.location.assign('/');
      return;
    }
    sessionExpiry.settle();
    void client.refetchQueries({ include: 'active' });
  };
  return (
    <Dialog title={t('session.expired')}>
      <p>{t('session.expiredHint')}</p>
      <SignInForm onSignedIn={goOn} />
      <ProviderSignIn to={`${window.location.pathname}${window.location.search}`} />
    </Dialog>
  );
}
