import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { readProviderRefusal, readTicket, sayRefusal } from '@whetstone/domain';
import { useLanguage } from '../language/language';

/** Why the way through the identity provider did not lead in; null when nothing was refused. */
export function useProviderRefusal(): string | null {
  const language = useLanguage();
  const [search] = useSearchParams();
  const code = readProviderRefusal(search.get('oidc'));
  return code === null ? null : sayRefusal({ code, data: {} }, language);
}

/** The ticket somebody came back with from the provider; it is taken out of the address bar at once. */
export function useProviderTicket(): string | null {
  const [ticket] = useState(() => readTicket(window.location.hash));
  useEffect(() => {
    if (ticket === null) return;
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', `${pathname}${search}`);
  }, [ticket]);
  return ticket;
}
