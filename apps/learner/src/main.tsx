import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApolloProvider } from '@apollo/client/react';
import { BrowserRouter } from 'react-router';
import { createApolloClient, currentLanguage, loadFonts, startI18n } from '@whetstone/ui';
import { App } from './app';
import { sessionExpiry } from './features/session/session-expiry';
import { en } from './texts/en';
import { zh } from './texts/zh';

const client = createApolloClient({
  isBuilt: import.meta.env.PROD,
  language: currentLanguage,
  onUnauthenticated: sessionExpiry.raise,
});

await startI18n({ zh, en });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </ApolloProvider>
  </StrictMode>,
);

void loadFonts();
