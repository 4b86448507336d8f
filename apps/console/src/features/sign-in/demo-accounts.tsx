import { useTranslation } from 'react-i18next';
import type { DemoQuery, SignInInput } from '../../gql/graphql';

interface Props {
  readonly accounts: NonNullable<DemoQuery['demo']>['accounts'];
  readonly onFill: (input: SignInInput) => void;
}

/** Only a demo installation names its accounts. */
export function DemoAccounts({ accounts, onFill }: Props) {
  const { t } = useTranslation();
  if (accounts.length === 0) return null;
  return (
    <section className="demo" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('signIn.demo')}</h2>
      <p className="quiet small">{t('signIn.demoHint')}</p>
      <ul>
        {accounts.map(({ account, password, name, role, regionName }) => (
          <li key={account}>
            <button type="button" onClick={() => onFill({ account, password })}>
              <b>{name}</b>
              <span>
                {t(`roles.${role}`)} · {regionName}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
