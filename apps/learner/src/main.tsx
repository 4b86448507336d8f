import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { loadFonts, startI18n } from '@whetstone/ui';
import { App } from './app';
import { registerWorker } from './offline/register-worker';
import { en } from './texts/en';
import { zh } from './texts/zh';

await startI18n({ zh, en });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </StrictMode>,
);

void registerWorker();
void loadFonts();
