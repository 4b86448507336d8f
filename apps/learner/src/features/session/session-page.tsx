import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, LanguageSwitch } from '@whetstone/ui';
import './session.css';

/** The page around signing in and activating: who we are at the left or top, the form in a card. */
export function SessionPage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="session-page">
      <title>{`${title} · ${t('brand')}`}</title>
      <header className="session-brand">
        <img src="/icon.svg" alt="" width="48" height="48" />
        <div>
          <p className="session-name">{t('brand')}</p>
          <p>{t('brandLine')}</p>
        </div>
      </header>
      <main>
        <Card className="session-card">
          <h1>{title}</h1>
          {children}
        </Card>
        <div className="session-language">
          <LanguageSwitch />
        </div>
      </main>
    </div>
  );
}
