import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export interface Crumb {
  readonly label: string;
  /** Absent when the step lies above what the viewer may see. */
  readonly to?: string;
}

interface Props {
  readonly crumbs: readonly Crumb[];
  readonly title: string;
  readonly subtitle?: string;
  readonly actions?: ReactNode;
}

export function PageHead({ crumbs, title, subtitle, actions }: Props) {
  const { t } = useTranslation();
  const brand = t('shell.brand');
  useEffect(() => {
    document.title = `${title} · ${brand}`;
  }, [title, brand]);
  return (
    <header className="page-head">
      <nav className="crumbs" aria-label={t('shell.breadcrumb')}>
        <ol>
          {crumbs.map(({ label, to }, index) => {
            const isLast = index === crumbs.length - 1;
            return (
              <li key={`${index}-${label}`}>
                {to && !isLast ? (
                  <Link to={to}>{label}</Link>
                ) : (
                  <span aria-current={isLast ? 'page' : undefined}>{label}</span>
                )}
              </li>
            );
          })}
        </ol>
      </nav>
      <div className="head-row">
        <div>
          <h1>{title}</h1>
          {subtitle && <small>{subtitle}</small>}
        </div>
        {actions && <div className="head-actions">{actions}</div>}
      </div>
    </header>
  );
}
