import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** A fault of ours (or a page of an older release that is gone from the server): reloading helps in either case. */
export function RouteCrashed() {
  const { t } = useTranslation();
  return (
    <div className="lone" role="alert">
      <section className="ws-card lone-card">
        <h1>{t('shell.crashedTitle')}</h1>
        <p>{t('shell.crashedText')}</p>
        <div className="row-actions">
          <Button type="primary" onClick={() => window.location.reload()}>
            {t('shell.reload')}
          </Button>
        </div>
      </section>
    </div>
  );
}
