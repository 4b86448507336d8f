import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { graphql } from '../../gql';
import { ProviderRefusal, ProviderSignIn } from './provider-sign-in';
import { SessionPage } from './session-page';
import { SignInForm, useSignIn } from './sign-in-form';
import { useEnter } from './use-enter';

const demoQuery = graphql(`
  query Demo {
    demo {
      accounts {
        account
        password
        name
        role
        regionName
      }
    }
  }
`);

export default function SignIn() {
  const { t } = useTranslation();
  const enter = useEnter();
  const [search] = useSearchParams();
  return (
    <SessionPage title={t('signIn.title')}>
      <ProviderRefusal />
      <SignInForm onSignedIn={() => void enter()} />
      <ProviderSignIn to={search.get('next')} />
      <p className="session-else">
        {t('signIn.firstTime')} <Link to="/activate">{t('signIn.activate')}</Link>
      </p>
      <DemoAccounts onSignedIn={() => void enter()} />
    </SessionPage>
  );
}

function DemoAccounts({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(demoQuery);
  const { signIn, isBusy, fault } = useSignIn(onSignedIn);
  if (!data?.demo) return null;
  const officers = data.demo.accounts.filter(({ role }) => role === 'OFFICER');
  return (
    <section className="session-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('signIn.demo')}</h2>
      <ul>
        {officers.map(({ account, password, name, regionName }) => (
          <li key={account}>
            <button type="button" disabled={isBusy} onClick={() => void signIn(account, password)}>
              <span>
                <b>{name}</b> <small>{regionName}</small>
              </span>
              <small className="num">
                {account} / {password}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {fault !== null && (
        <p className="session-fault" role="alert">
          {fault}
        </p>
      )}
      <a href="/console/">{t('signIn.console')}</a>
    </section>
  );
}
