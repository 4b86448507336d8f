import { useState } from 'react';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button, Card, ErrorNotice, formatDate, LanguageSwitch, useLanguage } from '@whetstone/ui';
import { graphql } from '../../gql';
import { describePosting } from '../session/describe-posting';
import { useViewer } from '../session/viewer-context';
import './me.css';

const signOutMutation = graphql(`
  mutation SignOut {
    signOut
  }
`);

export default function Me() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useApolloClient();
  const { name, maskedCertificateNo, certificateValidTo, posting } = useViewer();
  const facts = [
    [t('me.certificate'), maskedCertificateNo ?? t('me.none')],
    [t('me.validTo'), certificateValidTo === null ? t('me.none') : formatDate(certificateValidTo, language)],
    [t('me.unit'), posting ? describePosting(posting) : t('today.noPosting')],
    [t('me.post'), posting?.post || t('me.none')],
    [t('me.since'), posting ? formatDate(posting.postedFrom, language) : t('me.none')],
  ];
  return (
    <div className="me">
      <title>{`${t('nav.me')} · ${t('brand')}`}</title>
      <h1>{name}</h1>
      <Card>
        <dl className="me-facts">
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card className="me-row">
        <Link to="/me/certificates">{t('certificates.open')}</Link>
      </Card>
      <Card className="me-row">
        <Link to="/me/security">{t('security.open')}</Link>
      </Card>
      <Card className="me-row">
        <span>{t('me.language')}</span>
        {/* The server's sentences come in the language of the request: ask for them again. */}
        <LanguageSwitch onChange={() => void client.refetchQueries({ include: 'active' })} />
      </Card>
      <SignOut />
    </div>
  );
}

function SignOut() {
  const { t } = useTranslation();
  const [signOut] = useMutation(signOutMutation);
  const [isLeaving, setLeaving] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const leave = async () => {
    setLeaving(true);
    try {
      await signOut();
      // A new page load, so that nothing of this officer stays in memory.
      window.location.assign('/sign-in');
    } catch (error) {
      setFault(error);
      setLeaving(false);
    }
  };
  return (
    <>
      {fault !== null && <ErrorNotice error={fault} />}
      <Button isBusy={isLeaving} onClick={() => void leave()}>
        {t('me.signOut')}
      </Button>
    </>
  );
}
