import { useTranslation } from 'react-i18next';
import { Chip, formatIsoMinute } from '@whetstone/ui';
import type { LiveIncidentFragment, LiveMessageFragment } from '../../gql/graphql';

/** What was said to the rooms, the latest first. */
export function Messages({ messages }: { readonly messages: readonly LiveMessageFragment[] }) {
  const { t } = useTranslation();
  if (messages.length === 0) return <p className="quiet">{t('live.noMessages')}</p>;
  return (
    <ul className="live-list">
      {messages.map(({ id, text, isToAll, officerNames, sentAt, sentByName, acknowledgedCount }) => (
        <li key={id}>
          <p>
            <Chip tone="grey">{isToAll ? t('live.toAll') : officerNames.join('、')}</Chip> {text}
          </p>
          <small className="num">
            {t('live.by', { name: sentByName, at: formatIsoMinute(sentAt) })} ·{' '}
            {t('live.readBy', { count: acknowledgedCount })}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** What was noted, the latest first. */
export function Incidents({ incidents }: { readonly incidents: readonly LiveIncidentFragment[] }) {
  const { t } = useTranslation();
  if (incidents.length === 0) return <p className="quiet">{t('live.noIncidents')}</p>;
  return (
    <ul className="live-list">
      {incidents.map(({ id, kind, text, officerName, happenedAt, notedByName }) => (
        <li key={id}>
          <p>
            <Chip tone={kind === 'CONDUCT' ? 'red' : 'amber'}>{t(`live.kinds.${kind}`)}</Chip>{' '}
            <b>{officerName ?? t('live.hall')}</b> {text}
          </p>
          <small className="num">
            {t('live.by', { name: notedByName, at: formatIsoMinute(happenedAt) })}
          </small>
        </li>
      ))}
    </ul>
  );
}
