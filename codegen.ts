import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

/** `isApp`: its operations are listed by their hashes, for the server to run these and no others. */
const client = (folder: string, isApp = true) => ({
  documents: [`${folder}/**/*.{ts,tsx,graphql}`, `!${folder}/gql/**`],
  preset: 'client' as const,
  presetConfig: {
    fragmentMasking: false,
    ...(isApp && {
      persistedDocuments: { mode: 'embedHashInDocument' as const, hashAlgorithm: 'sha256' as const },
    }),
  },
  // The client's cache asks for __typename everywhere; what is hashed has to be what is sent.
  ...(isApp && { documentTransforms: [addTypenameSelectionDocumentTransform] }),
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
    'test/gql/': client('test', false),
  },
};

export default config;
