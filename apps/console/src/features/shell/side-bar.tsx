import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { formatList, LanguageSwitch, useLanguage } from '@whetstone/ui';
import { RegionTree } from './region-tree';
import { useSignOut } from './use-sign-out';
import { useViewer } from './viewer-context';

export function SideBar() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { viewer, places } = useViewer();
  const signOut = useSignOut();
  const hasRegions = (['coverage', 'officers', 'regions'] as const).some((place) => places.includes(place));
  return (
    <div className="side-inner">
      <Link to="/" className="brand">
        {t('shell.brand')} <small>{t('shell.brandLine')}</small>
      </Link>
      <nav aria-label={t('shell.navigation')} className="side-nav">
        {places.map((place) => (
          <NavLink key={place} to={`/${place}`}>
            {t(`places.${place}`)}
          </NavLink>
        ))}
      </nav>
      {hasRegions && <RegionTree />}
      <div className="side-foot">
        <p>
          <b>{viewer.name}</b>
          <small>
            {formatList(
              viewer.grants.map((grant) => `${t(`roles.${grant.role}`)} · ${grant.region.name}`),
              language,
            )}
          </small>
        </p>
        <div className="row-actions">
          <a href="/">{t('shell.toLearner')}</a>
          <LanguageSwitch />
          <button type="button" className="plain" onClick={() => void signOut()}>
            {t('shell.signOut')}
          </button>
        </div>
      </div>
    </div>
  );
}
