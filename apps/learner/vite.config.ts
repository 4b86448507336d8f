import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inlineDocuments } from '../../libs/ui/vite/inline-documents.ts';
import { offlineShell } from '../../libs/ui/vite/offline-shell.ts';
import { pagesOfApp } from '../../libs/ui/vite/pages-of-app.ts';
import { woff2Only } from '../../libs/ui/vite/woff2-only.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const api = 'http://localhost:3000';

/** Under every page, under the pages that have a shell around them, and what the room shares with those. */
const BASE =
  /node_modules\/(react|react-dom|scheduler|react-router|i18next|react-i18next|use-sync-external-store)\/|rolldown\/runtime|preload-helper/;
/** What asks for the room, before there is anything to show it. */
const DOOR =
  /exam-room\/(early-entry|enter-room|device-store|attempt-operations|attempt-calls|resume-sheet|deliver-left|paper|sheet)\.ts|network\/ask-server|session-expiry|stored-language/;
const APOLLO = /node_modules\/(@apollo|rxjs|graphql|optimism|@wry|tslib)\/|libs\/ui\/src\/apollo\/create/;
const PARTS =
  /libs\/ui\/src\/(index|apollo\/faults|components|format|language|theme\/(tokens|base).css)|features\/dialog|back-off|use-session-expired|options-of/;

export default defineConfig({
  root: path('.'),
  base: '/',
  plugins: [
    react(),
    woff2Only(),
    inlineDocuments(path('src/gql/graphql.ts')),
    pagesOfApp([
      { file: 'room.html', chunk: 'exam-room', first: 'room-door' },
      { file: 'index.html', chunk: 'pages' },
    ]),
    offlineShell({
      worker: 'service-worker',
      pages: ['room.html', 'index.html'],
      chunks: [
        'index',
        'room-door',
        'exam-room',
        'pages',
        'exams',
        'exam-intro',
        'result',
        'sign-in',
        'sign-in-again',
      ],
    }),
  ],
  resolve: {
    alias: {
      '@whetstone/ui': path('../../libs/ui/src/index.ts'),
      '@whetstone/domain': path('../../libs/domain/src/index.ts'),
    },
  },
  server: {
    proxy: {
      '^/attempts/[^/]+/(events|presence)': api,
      '/auth': api,
      '/graphql': api,
      '/files': api,
      '/media': api,
      '/papers': api,
    },
  },
  build: {
    outDir: '../../dist/apps/learner',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        index: path('index.html'),
        'room-door': path('src/room-door.ts'),
        'service-worker': path('src/offline/service-worker.ts'),
      },
      // Rules and components do nothing by being there: a page takes those it uses and none of the others.
      treeshake: {
        moduleSideEffects: (id) => !/\/libs\/(domain|ui)\/src\/(?!theme\/load).*\.tsx?$/.test(id),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        // What every page of the app stands on comes as one file, not as a dozen that wait for one another.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'door', test: DOOR, priority: 4 },
            { name: 'base', test: BASE, priority: 3 },
            { name: 'parts', test: PARTS, priority: 2 },
            { name: 'apollo', test: APOLLO, priority: 1 },
          ],
        },
      },
    },
  },
});
