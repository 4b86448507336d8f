const swc = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const project = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: { '^@whetstone/(domain|formats)$': '<rootDir>/libs/$1/src/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
};

const database = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

const clients = {
  ...project,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: [...project.moduleFileExtensions, 'tsx'],
  moduleNameMapper: { '^@whetstone/(domain|formats|ui)$': '<rootDir>/libs/$1/src/index.ts' },
};

export default {
  testTimeout: 30_000,
  // Half of them wait for a browser or a database: as many at once as there are cores, not one fewer.
  maxWorkers: '100%',
  // A process keeps the modules of every file it has run; two hundred files would not fit into it.
  workerIdleMemoryLimit: '1GB',
  projects: [
    { ...project, displayName: 'libs', testMatch: ['<rootDir>/libs/{domain,formats}/**/*.spec.ts'] },
    {
      ...clients,
      displayName: 'clients',
      testMatch: ['<rootDir>/apps/{learner,console}/**/*.spec.ts', '<rootDir>/libs/ui/**/*.spec.ts'],
    },
    { ...project, ...database, displayName: 'api', testMatch: ['<rootDir>/apps/api/**/*.spec.ts'] },
    { ...project, ...database, displayName: 'stories', testMatch: ['<rootDir>/test/api/**/*.spec.ts'] },
    { ...project, ...database, displayName: 'faults', testMatch: ['<rootDir>/test/faults/**/*.spec.ts'] },
    { ...project, ...database, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.spec.ts'] },
  ],
};
