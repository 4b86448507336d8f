import type { CodegenConfig } from '@graphql-codegen/cli';

const client = (folder: string) => ({
  documents: [`${folder}/**/*.{ts,tsx}`, `!${folder}/gql/**`],
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
    'apps/learner/src/gql/': client('apps/learner/src'),
    'apps/console/src/gql/': client('apps/console/src'),
    'test/gql/': client('test'),
  },
};

export default config;
