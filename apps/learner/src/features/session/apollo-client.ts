import { createApolloClient, currentLanguage } from '@whetstone/ui';
import { sessionExpiry } from './session-expiry';

/** One for all pages; the exam room asks the server by itself. */
export const apolloClient = createApolloClient({
  isBuilt: import.meta.env.PROD,
  language: currentLanguage,
  onUnauthenticated: sessionExpiry.raise,
});
