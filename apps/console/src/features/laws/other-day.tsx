import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Alert } from 'antd';
import type { EditionDetail } from './edition-page';
import { lawsQuery } from './law-operations';

/** Says, where another text was the law on the day asked about, which one, and leads there. */
export function OtherDay({ edition, asOf }: { readonly edition: EditionDetail; readonly asOf: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(lawsQuery, { variables: { asOf } });
  const law = data?.laws.find(({ slug }) => slug === edition.lawSlug);
  if (!law || law.editionAsOf === edition.slug) return null;
  const then = law.editions.find(({ slug }) => slug === law.editionAsOf);
  return (
    <Alert
      type="info"
      showIcon
      title={
        then ? (
          <>
            {t('laws.onThatDay', { day: asOf, label: then.label })}{' '}
            <Link to={`/laws/${then.slug}?on=${asOf}`}>{t('laws.open')}</Link>
          </>
        ) : (
          t('laws.noneOnThatDay', { day: asOf })
        )
      }
    />
  );
}
