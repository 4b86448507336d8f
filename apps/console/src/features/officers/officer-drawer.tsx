import { useQuery } from '@apollo/client/react';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import type { OfficerDetailQuery } from '../../gql/graphql';

const officerDetail = graphql(`
  query OfficerDetail($id: ID!) {
    officer(id: $id) {
      id
      name
      gender
      maskedIdNumber
      certificateNo
      hasAccount
      postings {
        unitName
        post
        postedFrom
        postedTo
        region {
          code
          name
        }
      }
    }
  }
`);

interface Props {
  readonly officerId: string | null;
  readonly onClose: () => void;
}

export function OfficerDrawer({ officerId, onClose }: Props) {
  const { t } = useTranslation();
  const { data, previousData, error, refetch } = useQuery(officerDetail, {
    variables: { id: officerId ?? '' },
    skip: officerId === null,
  });
  // While it slides out, the drawer still shows whom it showed.
  const shown = officerId === null ? previousData : data;
  return (
    <Drawer
      open={officerId !== null}
      onClose={onClose}
      size={480}
      title={shown?.officer ? t('officers.drawer', { name: shown.officer.name }) : t('officers.postings')}
      closable={{ 'aria-label': t('officers.close') }}
    >
      {error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <Loading lines={6} />
      ) : shown.officer ? (
        <Detail officer={shown.officer} />
      ) : (
        <p>{t('officers.gone')}</p>
      )}
    </Drawer>
  );
}

function isGender(text: string): text is 'male' | 'female' {
  return text === 'male' || text === 'female';
}

function Detail({ officer }: { readonly officer: NonNullable<OfficerDetailQuery['officer']> }) {
  const { t } = useTranslation();
  return (
    <div className="stack num drawer-text">
      <dl className="facts">
        <dt>{t('officers.certificate')}</dt>
        <dd>{officer.certificateNo}</dd>
        <dt>{t('officers.idNumber')}</dt>
        <dd>{officer.maskedIdNumber}</dd>
        <dt>{t('officers.gender')}</dt>
        <dd>{isGender(officer.gender) ? t(`genders.${officer.gender}`) : officer.gender}</dd>
        <dt>{t('officers.account')}</dt>
        <dd>{t(officer.hasAccount ? 'officers.active' : 'officers.inactive')}</dd>
      </dl>
      <h2>{t('officers.postings')}</h2>
      <ol className="timeline">
        {officer.postings.map((posting) => (
          <li
            key={`${posting.postedFrom}-${posting.unitName}`}
            className={posting.postedTo === null ? 'now' : undefined}
          >
            <small>
              {t('officers.period', {
                from: posting.postedFrom,
                to: posting.postedTo ?? t('officers.today'),
              })}
            </small>
            <b>{posting.unitName}</b>
            <span>
              {posting.post} · {posting.region.name}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
