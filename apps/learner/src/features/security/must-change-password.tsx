import { useTranslation } from 'react-i18next';
import { SessionPage } from '../session/session-page';
import { ChangePassword } from './change-password';

/** Nothing else is shown until the password is changed: the server would answer nothing else either. */
export default function MustChangePassword({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation();
  return (
    <SessionPage title={t('security.mustChange')}>
      <p>{t('security.mustChangeHint')}</p>
      <ChangePassword onChanged={onChanged} />
    </SessionPage>
  );
}
