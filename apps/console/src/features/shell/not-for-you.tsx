import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSignOut } from './use-sign-out';

/** An officer without a grant has come to the wrong door; show the right one. */
export function NotForYou({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <main className="lone" id="main">
      <section className="ws-card lone-card">
        <h1>{t('signIn.notForYouTitle')}</h1>
        <p>{t('signIn.notForYouText', { name })}</p>
        <div className="row-actions">
          <Button type="primary" href="/">
            {t('signIn.toLearner')}
          </Button>
          <Button onClick={() => void signOut()}>{t('shell.signOut')}</Button>
        </div>
      </section>
    </main>
  );
}
