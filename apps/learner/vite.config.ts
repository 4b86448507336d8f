import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { woff2Only } from '../../libs/ui/vite/woff2-only.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const api = 'http://localhost:3000';

export default defineConfig({
  root: path('.'),
  base: '/',
  plugins: [react(), woff2Only()],
  resolve: {
    alias: {
      '@whetstone/ui': path('../../libs/ui/src/index.ts'),
      '@whetstone/domain': path('../../libs/domain/src/index.ts'),
    },
  },
  server: { proxy: { '/auth': api, '/graphql': api, '/files': api, '/media': api, '/papers': api } },
  build: { outDir: '../../dist/apps/learner', emptyOutDir: true },
});
