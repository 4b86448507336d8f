import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import * as importX from 'eslint-plugin-import-x';
import n from 'eslint-plugin-n';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The modules of the API, each standing only on those before it.
 *
 * platform: database, GraphQL, files, clock; no business words. audit:
 * who did what, written around every mutation and sealed. regions: the tree everything is counted by. people: who
 * works where, and who may sign in. laws: which text applied on which day. notes: what officers
 * write beside it. questions: banks, revisions, keys. amendments:
 * what the end of a text does to questions. courses: lectures and their attendance.
 * classes: cohorts in a period, and who is in them. blueprints: what papers are made of, and what the banks hold for it. exams: tests and their frozen papers.
 * printing: those on paper. attempts: sittings. rooms: the line between a window and the server while one sits.
 * marking: what is made of them afterwards. markers: who reads what was written. certificates: proof of it.
 * invigilation: who watches over an exam while it is on. practice, casefiles,
 * evaluation: not built yet. coverage: figures over all of it. demo: an invented province, knows everybody.
 */
const LAYERS = [
  'platform',
  'audit',
  'regions',
  'people',
  'access',
  'roster',
  'laws',
  'notes',
  'questions',
  'amendments',
  'courses',
  'classes',
  'blueprints',
  'exams',
  'printing',
  'attempts',
  'rooms',
  'marking',
  'markers',
  'certificates',
  'invigilation',
  'practice',
  'casefiles',
  'evaluation',
  'coverage',
  'demo',
];

const layerZones = LAYERS.flatMap((layer, index) =>
  LAYERS.slice(index + 1).map((above) => ({
    target: `./apps/api/src/${layer}`,
    from: `./apps/api/src/${above}`,
    message: `${layer} stands below ${above} and may not import it.`,
  })),
);

const domainBans = ['@nestjs/*', 'typeorm', 'pg', 'react', 'react-dom', '@apollo/*', 'node:*'];

export default tseslint.config(
  {
    ignores: ['dist', 'data', '.nx', 'tmp', '**/gql/**', 'node_modules'],
  },
  eslint.configs.recommended,
  tseslint.configs.recommended,
  {
    plugins: { '@nx': nx, 'import-x': importX.default, n },
    settings: {
      'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.tsx', '.js'] })],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'n/no-process-env': 'error',
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [
            { sourceTag: 'scope:domain', onlyDependOnLibsWithTags: [], bannedExternalImports: domainBans },
            { sourceTag: 'scope:formats', onlyDependOnLibsWithTags: ['scope:domain'] },
            { sourceTag: 'scope:ui', onlyDependOnLibsWithTags: ['scope:domain'] },
            { sourceTag: 'scope:learner', onlyDependOnLibsWithTags: ['scope:ui', 'scope:domain'] },
            { sourceTag: 'scope:console', onlyDependOnLibsWithTags: ['scope:ui', 'scope:domain'] },
            { sourceTag: 'scope:api', onlyDependOnLibsWithTags: ['scope:domain', 'scope:formats'] },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.tsx', 'apps/learner/src/**/*.ts', 'apps/console/src/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    rules: { 'import-x/no-restricted-paths': ['error', { zones: layerZones }] },
  },
  {
    files: ['apps/api/src/**/*.resolver.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'typeorm', message: 'A resolver calls its service; the service talks to the database.' },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'now is a parameter.',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'now is a parameter.' },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'The seed is a parameter.',
        },
      ],
    },
  },
  { files: ['apps/api/src/config.ts', 'test/**', '**/*.spec.ts'], rules: { 'n/no-process-env': 'off' } },
  // Specs of the API stand beside their code and use the whole product's test support.
  {
    files: ['**/vite.config.ts', 'apps/api/src/**/*.spec.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
  prettier,
);
