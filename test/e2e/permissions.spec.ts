import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  type Actor,
  ANONYMOUS,
  identityEntities,
  mayForSome,
  PasswordHasher,
  permissionsAsMarkdown,
  type Role,
  ROLES,
  Sessions,
  StaffDirectory,
  type StaffRole,
  STAFF_ROLES,
} from '@portal/identity';
import { deadlinesEntities } from '@portal/deadlines';
import { dossierEntities } from '@portal/dossiers';
import { filesEntities } from '@portal/files';
import { systemClock } from '@portal/kernel';
import { notificationsEntities } from '@portal/notifications';
import { ROOT_DIR } from '@portal/platform';
import { assertEveryRouteIsGuarded, type GuardedRoute, listRoutes } from '@portal/web';
import { testConfig } from '@test/office-under-test';
import { createTestDatabase, type TestDatabase } from '@test/test-database';
import { createBackOffice } from '../../apps/back-office/src/create-back-office';
import { createIntake } from '../../apps/intake/src/create-intake';

const isStaff = (role: Role): role is StaffRole => (STAFF_ROLES as readonly Role[]).includes(role);

/** An actor that holds this role and no other. */
async function actorWith(
  app: NestFastifyApplication,
  database: TestDatabase,
  role: Role,
): Promise<{ kind: 'staff' | 'applicant'; subjectId: string } | null> {
  if (role === 'anonymous') return null;
  const { dataSource } = database;
  if (isStaff(role)) {
    const subjectId = await dataSource.transaction((tx) =>
      app.get(StaffDirectory).create(tx, {
        email: `${role}@example.vn`,
        fullName: 'Nguyễn Văn An',
        position: 'Chuyên viên',
        unitId: 'ttpvhcc',
        roles: [role],
        password: 'bốn con trâu trắng',
      }),
    );
    return { kind: 'staff', subjectId };
  }
  const rows: { id: string }[] = await dataSource.query(
    `INSERT INTO account (id, email, full_name, phone, password_hash, email_confirmed_at, created_at)
     VALUES (gen_random_uuid(), $1, 'Nguyễn Văn An', '0912345678', $2, now(), now()) RETURNING id`,
    [`${role}@example.vn`, await app.get(PasswordHasher).hash('bốn con trâu trắng')],
  );
  const subjectId = rows[0]!.id;
  if (role !== 'applicant') {
    await dataSource.query(
      `WITH p AS (INSERT INTO party (id, kind, name, name_folded, created_at)
         VALUES (gen_random_uuid(), 'organisation', 'Xã', 'xa', now()) RETURNING id)
       INSERT INTO membership (account_id, party_id, role) SELECT $1, id, $2 FROM p`,
      [subjectId, role.replace('unit_', '')],
    );
  }
  return { kind: 'applicant', subjectId };
}

const UNKNOWN = '01a205ea-0000-7000-8000-000000000000';
const VALUES: Readonly<Record<string, string>> = {
  key: 'bang-khen-ubnd-tinh-dot-xuat',
  index: '0',
  section: 'unit',
};
const addressOf = ({ path }: GuardedRoute): string =>
  path.replace(/:(\w+)/g, (_whole, name: string) => VALUES[name] ?? UNKNOWN);

/** What the guard says; null: it let the request in. */
const GUARD_CODES = new Set(['web.session_expired', 'web.forbidden']);

describe('permissions', () => {
  // Written anew by tools/docs/write-permissions.ts.
  it('docs/permissions.md is what the table says', () => {
    const written = readFileSync(join(ROOT_DIR, 'docs/permissions.md'), 'utf8');
    expect(written).toBe(permissionsAsMarkdown());
  });

  describe.each([
    ['back-office', createBackOffice, 'staff'],
    ['intake', createIntake, 'applicant'],
  ] as const)('every route of the %s', (name, create, kind) => {
    let app: NestFastifyApplication;
    let database: TestDatabase;
    let folder: string;
    const subjects = new Map<Role, Awaited<ReturnType<typeof actorWith>>>();

    beforeAll(async () => {
      database = await createTestDatabase([
        ...identityEntities,
        ...dossierEntities,
        ...deadlinesEntities,
        ...notificationsEntities,
        ...filesEntities,
      ]);
      folder = mkdtempSync(join(tmpdir(), 'permissions-'));
      app = await create(testConfig(database.url, folder), systemClock, { strict: true });
      for (const role of ROLES) subjects.set(role, await actorWith(app, database, role));
    });
    afterAll(async () => {
      await app.close();
      await database.dispose();
      rmSync(folder, { recursive: true, force: true });
    });

    /** A session of its own for every request, because signing out is one of the routes. */
    async function session(role: Role): Promise<{ actor: Actor; cookie: string }> {
      const subject = subjects.get(role);
      if (!subject) return { actor: ANONYMOUS, cookie: '' };
      const sessions = app.get(Sessions);
      const token = await database.dataSource.transaction((tx) => sessions.open(tx, subject));
      const signed = app.getHttpAdapter().getInstance().signCookie(token);
      // A session of the other app is nobody here.
      const actor = (await sessions.find(token, kind)) ?? ANONYMOUS;
      return { actor, cookie: `vinh-danh-${name}-session=${encodeURIComponent(signed)}` };
    }

    async function verdict(route: GuardedRoute, cookie: string): Promise<string | null> {
      const answer = await app.inject({
        method: route.method as 'GET' | 'POST',
        url: addressOf(route),
        headers: {
          cookie,
          accept: 'application/json',
          'sec-fetch-site': 'same-origin',
          ...(route.method === 'POST'
            ? { 'content-type': 'application/x-www-form-urlencoded' }
            : {}),
        },
      });
      if (answer.statusCode === 500) return 'broke';
      if (answer.statusCode !== 401 && answer.statusCode !== 403) return null;
      const type = String(answer.headers['content-type']);
      if (!type.includes('json')) return null;
      const { error } = answer.json<{ error: { code: string } }>();
      return GUARD_CODES.has(error.code) ? error.code : null;
    }

    it('names its rule', () => {
      expect(() => assertEveryRouteIsGuarded(app)).not.toThrow();
      expect(listRoutes(app).length).toBeGreaterThan(10);
    });

    it.each(ROLES)('lets in whom the table lets in: %s', async (role) => {
      const expected: string[] = [];
      const found: string[] = [];
      for (const route of listRoutes(app)) {
        const { actor, cookie } = await session(role);
        const { rule } = route;
        const open = rule === undefined || 'reason' in rule || mayForSome(actor, rule.action);
        const refusal = actor.kind === 'anonymous' ? 'web.session_expired' : 'web.forbidden';
        const line = `${route.method} ${route.path}`;
        expected.push(`${line} ${open ? 'lets in' : refusal}`);
        found.push(`${line} ${(await verdict(route, cookie)) ?? 'lets in'}`);
      }
      expect(found).toEqual(expected);
    });
  });
});
