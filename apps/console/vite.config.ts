import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const lib = (name: string) => fileURLToPath(new URL(`../../libs/${name}/src/index.ts`, import.meta.url));
const api = 'http://localhost:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  plugins: [react()],
  resolve: { alias: { '@whetstone/ui': lib('ui'), '@whetstone/domain': lib('domain') } },
  build: { outDir: '../../dist/apps/console', emptyOutDir: true },
  server: {
    port: 5174,
    strictPort: true,
    proxy: { '/auth': api, '/graphql': api, '/files': api, '/media': api, '/papers': api },
  },
});
