/** One transform for ours and for the ES modules that Jest cannot `require` before Node 24.9. */
const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs', ignoreDynamic: false },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

const esmPackages =
  '@nestjs|@fastify/cookie|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|content-disposition|cookie';

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  moduleNameMapper: {
    '^@portal/(deadlines|procedures)/core$': '<rootDir>/libs/$1/src/core/index.ts',
    '^@portal/deadlines/calendar-files$': '<rootDir>/libs/deadlines/src/calendar-files/index.ts',
    '^@portal/procedures/load$': '<rootDir>/libs/procedures/src/load/index.ts',
    '^@portal/platform/(root-dir|config)$': '<rootDir>/libs/platform/src/$1/index.ts',
    '^@portal/dossiers/lifecycle$': '<rootDir>/libs/dossiers/src/lifecycle/index.ts',
    '^@portal/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@test/(.*)$': '<rootDir>/test/harness/$1',
  },
  transform: { '^.+\\.(?:ts|js|mjs)$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(?:.+/node_modules/)?(?:${esmPackages})/)`],
};

const project = (displayName, testMatch, extra = {}) => ({
  ...shared,
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  ...extra,
});

module.exports = {
  rootDir: __dirname,
  globalSetup: '<rootDir>/test/harness/global-setup.cjs',
  globalTeardown: '<rootDir>/test/harness/global-teardown.cjs',
  testTimeout: 60_000,
  projects: [
    project('unit', ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'tools/**/*.spec.ts']),
    project('integration', ['test/integration/**/*.spec.ts', 'test/contract/**/*.spec.ts']),
    project('e2e', ['test/e2e/**/*.spec.ts']),
    project('browser', ['test/browser/**/*.spec.ts']),
  ],
  collectCoverageFrom: [
    'libs/*/src/**/*.ts',
    'apps/*/src/**/*.ts',
    '!**/*.spec.ts',
    '!**/index.ts',
    '!**/migrations/**',
  ],
  coverageDirectory: 'coverage',
};
