import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { ExamsIcon, LawsIcon, LecturesIcon, MeIcon, TodayIcon } from './icons';
import './shell.css';

/** The frame of every page but the exam room: navigation at the bottom on a phone, at the left on a wide screen. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const places = [
    { to: '/', name: t('nav.today'), icon: <TodayIcon /> },
    { to: '/lectures', name: t('nav.lectures'), icon: <LecturesIcon /> },
    { to: '/exams', name: t('nav.exams'), icon: <ExamsIcon /> },
    { to: '/laws', name: t('nav.laws'), icon: <LawsIcon /> },
    { to: '/me', name: t('nav.me'), icon: <MeIcon /> },
  ];
  return (
    <div className="shell">
      <a className="shell-skip" href="#content">
        {t('nav.skip')}
      </a>
      <nav className="shell-nav" aria-label={t('nav.label')}>
        <div className="shell-brand">
          <img src="/icon.svg" alt="" width="32" height="32" />
          <span>
            <b>{t('brand')}</b>
            <small>{t('brandLine')}</small>
          </span>
        </div>
        {places.map(({ to, name, icon }) => (
          <NavLink key={to} to={to} end={to === '/'}>
            {icon}
            <span>{name}</span>
          </NavLink>
        ))}
      </nav>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
