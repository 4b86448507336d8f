import { useState } from 'react';
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, ErrorNotice, Loading } from '@whetstone/ui';
import { graphql } from '../../gql';
import { ChangePassword } from './change-password';
import { Devices } from './devices';
import { SecondFactor } from './second-factor';
import './security.css';

const securityQuery = graphql(`
  query Security {
    viewer {
      id
      secondFactor {
        isEnrolled
        isRequired
        isVerified
      }
      sessions {
        id
        device
        address
        createdAt
        seenAt
        isCurrent
      }
    }
  }
`);

/** My password, my second factor, my devices. */
export default function Security() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(securityQuery, { fetchPolicy: 'cache-and-network' });
  const [isChanged, setChanged] = useState(false);
  const viewer = data?.viewer;
  const again = () => void refetch();
  return (
    <div className="security">
      <title>{`${t('security.title')} · ${t('brand')}`}</title>
      <p>
        <Link to="/me">{t('security.back')}</Link>
      </p>
      <h1>{t('security.title')}</h1>
      {error && !viewer ? (
        <ErrorNotice error={error} onRetry={again} />
      ) : !viewer ? (
        <Loading lines={8} />
      ) : (
        <>
          <Card className="security-card">
            <h2>{t('security.devices')}</h2>
            <Devices sessions={viewer.sessions} onChanged={again} />
          </Card>
          <Card className="security-card">
            <h2>{t('security.factor')}</h2>
            <SecondFactor state={viewer.secondFactor} onChanged={again} />
          </Card>
          <Card className="security-card">
            <h2>{t('security.password')}</h2>
            {isChanged && <p role="status">{t('security.changed')}</p>}
            <ChangePassword
              onChanged={() => {
                setChanged(true);
                again();
              }}
            />
          </Card>
        </>
      )}
    </div>
  );
}
