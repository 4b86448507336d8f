import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHead } from './page-head';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead crumbs={[]} title={t('shell.notFoundTitle')} />
      <p>{t('shell.notFoundText')}</p>
      <p>
        <Link to="/">{t('shell.backHome')}</Link>
      </p>
    </>
  );
}
