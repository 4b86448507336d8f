import type { CodegenConfig } from '@graphql-codegen/cli';

const client = (app: string) => ({
  documents: [`apps/${app}/src/**/*.{ts,tsx}`, `!apps/${app}/src/gql/**`],
  preset: 'client' as const,
  presetConfig: { fragmentMasking: false },
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    scalars: { DateTime: 'string', LocalDate: 'string' },
    strictScalars: true,
  },
});

const config: CodegenConfig = {
  schema: 'apps/api/schema.graphql',
  generates: {
    'apps/learner/src/gql/': client('learner'),
    'apps/console/src/gql/': client('console'),
  },
};

export default config;
