import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass, Card, Chip, Empty, ErrorNotice, Loading, type ChipTone } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { CertificateStatus, MyCertificatesQuery } from '../../gql/graphql';
import './certificates.css';

const myCertificates = graphql(`
  query MyCertificates {
    viewer {
      id
      certificates {
        id
        number
        title
        issuedOn
        validTo
        status
        revokeReason
        fileUrl
        verifyUrl
      }
    }
  }
`);

type Certificate = NonNullable<MyCertificatesQuery['viewer']>['certificates'][number];

const tones: Readonly<Record<CertificateStatus, ChipTone>> = {
  VALID: 'green',
  EXPIRING: 'amber',
  EXPIRED: 'grey',
  REVOKED: 'red',
  RENEWED: 'grey',
};

/** What I can show: each certificate with its state, as a file, and where anybody checks it. */
export default function Certificates() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(myCertificates, { fetchPolicy: 'cache-and-network' });
  const rows = data?.viewer?.certificates;
  return (
    <>
      <title>{`${t('certificates.title')} · ${t('brand')}`}</title>
      <Link className="back-link" to="/me">
        ← {t('nav.me')}
      </Link>
      <header className="page-head">
        <h1>{t('certificates.title')}</h1>
      </header>
      {!rows && !error && <Loading lines={4} />}
      {!rows && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {rows?.length === 0 && <Empty title={t('certificates.none')} hint={t('certificates.noneHint')} />}
      <ul className="certificates">
        {rows?.map((row) => (
          <One key={row.id} certificate={row} />
        ))}
      </ul>
    </>
  );
}

function One({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  const { title, number, issuedOn, validTo, status, revokeReason, fileUrl, verifyUrl } = certificate;
  return (
    <li>
      <Card className="certificate">
        <div className="certificate-head">
          <h2>{title}</h2>
          <Chip tone={tones[status]}>{t(`certificates.statuses.${status}`)}</Chip>
        </div>
        <p className="num">
          {t('certificates.number')} {number}
        </p>
        <p className="num">
          {t('certificates.issuedOn', { day: issuedOn })} · {t('certificates.validTo', { day: validTo })}
        </p>
        {status === 'EXPIRING' && <p>{t('certificates.expiring')}</p>}
        {revokeReason !== null && <p>{t('certificates.revoked', { reason: revokeReason })}</p>}
        <div className="certificate-actions">
          <a
            className={buttonClass('primary', 'small')}
            href={fileUrl}
            download={`${number}.pdf`}
            aria-label={t('certificates.downloadOf', { title, number })}
          >
            {t('certificates.download')}
          </a>
          <a
            className={buttonClass('plain', 'small')}
            href={verifyUrl}
            aria-label={t('certificates.verifyOf', { title, number })}
          >
            {t('certificates.verify')}
          </a>
        </div>
      </Card>
    </li>
  );
}
