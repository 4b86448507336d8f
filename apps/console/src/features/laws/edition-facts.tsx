import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, formatIsoMinute } from '@whetstone/ui';
import { formatCount } from '../tables/figures';
import { EditionDays } from './edition-days';
import { EditionState } from './edition-state';
import type { EditionDetail } from './edition-page';

/** What an edition is: its status with the reason, its days, number and source. */
export function EditionFactsCard({ edition }: { readonly edition: EditionDetail }) {
  const { t } = useTranslation();
  const { endedBy, importedText } = edition;
  return (
    <Card className="pad stack">
      <p className="edition-name">
        <EditionState edition={edition} />
        <span className="num">
          <EditionDays edition={edition} />
        </span>
        <span className="num quiet">{t('laws.articles', { shown: formatCount(edition.articleCount) })}</span>
      </p>
      {endedBy && (
        <p>
          <Link to={`/laws/${endedBy.editionSlug}${endedBy.article === null ? '' : `/a${endedBy.article}`}`}>
            {t('laws.endedBy', { by: endedBy.text })}
          </Link>
        </p>
      )}
      {edition.statusNote && <p className="amber-text">{edition.statusNote}</p>}
      <dl className="facts num">
        {edition.number && (
          <>
            <dt>{t('laws.number')}</dt>
            <dd>{edition.number}</dd>
          </>
        )}
        {edition.promulgatedOn && (
          <>
            <dt>{t('laws.promulgated')}</dt>
            <dd>{edition.promulgatedOn}</dd>
          </>
        )}
        {importedText && (
          <>
            <dt>{t('laws.source')}</dt>
            <dd>
              {t('laws.importedFrom', {
                file: importedText.fileName,
                at: formatIsoMinute(importedText.importedAt),
                times: importedText.number,
              })}
            </dd>
          </>
        )}
      </dl>
      {importedText?.enactmentLines.map((line) => (
        <p key={line} className="small quiet">
          {line}
        </p>
      ))}
    </Card>
  );
}
