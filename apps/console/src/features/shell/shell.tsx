import { Button, Drawer } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { Loading } from '@whetstone/ui';
import { SideBar } from './side-bar';

export function Shell() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const navigation = useNavigation();
  const [isMenuOpen, setMenuOpen] = useState(false);
  useEffect(() => setMenuOpen(false), [pathname, search]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="side">
        <SideBar />
      </header>
      <header className="top-bar">
        <Button aria-expanded={isMenuOpen} aria-label={t('shell.openMenu')} onClick={() => setMenuOpen(true)}>
          <span aria-hidden="true">☰</span>
        </Button>
        <b className="brand">{t('shell.brand')}</b>
      </header>
      <Drawer
        open={isMenuOpen}
        onClose={() => setMenuOpen(false)}
        placement="left"
        size={288}
        title={t('shell.brand')}
        closable={{ 'aria-label': t('shell.closeMenu') }}
        styles={{ body: { padding: 0 } }}
      >
        <SideBar />
      </Drawer>
      <main id="main" tabIndex={-1} aria-busy={navigation.state !== 'idle'}>
        <Suspense fallback={<Loading lines={8} />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
