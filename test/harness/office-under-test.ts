import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { deadlinesEntities } from '@portal/deadlines';
import { type Command, Dossier, dossierEntities, Dossiers } from '@portal/dossiers';
import { Files, filesEntities } from '@portal/files';
import {
  type Applicant,
  ConfirmEmail,
  EmailLinks,
  identityEntities,
  RegisterAccount,
  Sessions,
  StaffDirectory,
  type StaffMember,
  type StaffRole,
} from '@portal/identity';
import { ManualClock } from '@portal/kernel';
import { notificationsEntities } from '@portal/notifications';
import { type Config, readConfig } from '@portal/platform';
import { DataSource } from 'typeorm';
import { createBackOffice } from '../../apps/back-office/src/create-back-office';
import { COMMUNE_PROCEDURE, demonstratedProcedure, PROCEDURE } from './demonstrated-procedure';
import { Browser } from './browser';
import { samplePdf } from './sample-pdf';
import { createTestDatabase } from './test-database';

/** Password of everybody in the tests. */
export const PASSWORD = 'bốn con trâu trắng';

/** A nominee that passes every check. */
export const NOMINEE = {
  kind: 'individual',
  fullName: 'Trần Thị Đào',
  gender: 'female',
  dateOfBirth: '1985-02-03',
  position: 'Nông dân',
  workplace: 'Thôn Đông Hạ, xã Cẩm Xuyên, tỉnh Hà Tĩnh',
  achievementSummary: 'Chèo thuyền cứu bốn người bị nước lũ cuốn trôi.',
};

const answersOn = (date: string) => ({
  proposalNumber: '45/TTr-UBND',
  proposalDate: date,
  contactName: 'Nguyễn Thị Hạnh',
  contactPhone: '0912345678',
  contactEmail: 'hanh@example.vn',
  resultDelivery: 'online',
  eventDate: date,
  eventPlace: 'Sông Ngàn Sâu, tỉnh Hà Tĩnh',
  reason: 'Cứu người bị nạn trong đợt lũ.',
});

/** A back office that listens, with a database, files and a clock of its own. */
export class OfficeUnderTest {
  private serial = 0;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly clock: ManualClock,
    private readonly dispose: () => Promise<void>,
  ) {}

  /** @param now a Monday morning unless told */
  static async open(now = new Date('2026-11-23T01:00:00Z')): Promise<OfficeUnderTest> {
    const database = await createTestDatabase([
      ...identityEntities,
      ...dossierEntities,
      ...deadlinesEntities,
      ...notificationsEntities,
      ...filesEntities,
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'office-'));
    const clock = new ManualClock(now);
    const app = await createBackOffice(testConfig(database.url, folder), clock, { strict: true });
    await app.listen(0, '127.0.0.1');
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    const dispose = async (): Promise<void> => {
      await app.close();
      await database.dispose();
      rmSync(folder, { recursive: true, force: true });
    };
    return new OfficeUnderTest(app, url, clock, dispose);
  }

  close(): Promise<void> {
    return this.dispose();
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  get dossiers(): Dossiers {
    return this.app.get(Dossiers);
  }

  /** A new member of staff. */
  async staff(unitId: string, ...roles: StaffRole[]): Promise<StaffMember> {
    const directory = this.app.get(StaffDirectory);
    const local = `${unitId}.${roles.join('-')}.${(this.serial += 1)}`;
    const staffId = await this.dataSource.transaction((tx) =>
      directory.create(tx, {
        email: `${local}@example.vn`,
        fullName: `Cán bộ ${local}`,
        position: 'Chuyên viên',
        unitId,
        roles,
        password: PASSWORD,
      }),
    );
    return (await directory.find(staffId))!;
  }

  /** A browser in which a member of staff has signed in by the form. */
  async signIn(staff: StaffMember): Promise<Browser> {
    const browser = this.browser();
    const page = await browser.post('/dang-nhap', { email: staff.email, password: PASSWORD });
    if (page.status !== 200) throw new Error(`sign-in failed: ${page.status}`);
    return browser;
  }

  browser(): Browser {
    return new Browser(this.url);
  }

  /** A confirmed account that signs for an organisation of its own. */
  async applicant(organisationName = 'Ủy ban nhân dân xã Cẩm Xuyên'): Promise<Applicant> {
    const local = `don.vi.${(this.serial += 1)}`;
    const accountId = await this.dataSource.transaction(async (tx) => {
      const registered = await this.app.get(RegisterAccount).run(tx, {
        email: `${local}@example.vn`,
        password: PASSWORD,
        fullName: 'Nguyễn Thị Hạnh',
        phone: '0912345678',
        organisationName,
        organisationAddress: 'Xã Cẩm Xuyên, tỉnh Hà Tĩnh',
      });
      const { accountId: id } = registered;
      const token = await this.app.get(EmailLinks).issue(tx, id, 'confirm_email');
      await this.app.get(ConfirmEmail).run(tx, token);
      return id;
    });
    const sessions = this.app.get(Sessions);
    const token = await this.dataSource.transaction((tx) =>
      sessions.open(tx, { kind: 'applicant', subjectId: accountId }),
    );
    return (await sessions.find(token, 'applicant')) as Applicant;
  }

  /**
   * Files a complete dossier; returns its id.
   * @param communeId files the commune's own procedure there
   */
  async file(
    actor: Applicant,
    nominees: readonly object[] = [NOMINEE],
    communeId: string | null = null,
  ): Promise<string> {
    const partyId = actor.memberships[0]!.partyId;
    const procedureKey = communeId === null ? PROCEDURE : COMMUNE_PROCEDURE;
    const draft = { actor, procedureKey, partyId, communeId };
    const dossierId = await this.dossiers.createDraft(draft);
    const date = this.clock.now().toISOString().slice(0, 10);
    await this.dossiers.saveDraft(
      { dossierId, version: 1, actor },
      { answers: answersOn(date), nominees },
    );
    const version = demonstratedProcedure(this.app, procedureKey);
    for (const { id } of version.components) await this.attach(dossierId, actor, id);
    await this.act(dossierId, actor, { action: 'submit' });
    return dossierId;
  }

  async attach(
    dossierId: string,
    actor: Applicant | StaffMember,
    componentId: string | null,
  ): Promise<string> {
    const name = componentId ?? 'quyet-dinh';
    const file = await this.app
      .get(Files)
      .receive(this.dataSource.manager, Readable.from([samplePdf(`${name} ${dossierId}`)]), {
        name: `${name}.pdf`,
        accepts: ['pdf'],
      });
    return this.dossiers.attachFile({ dossierId, actor, componentId }, file);
  }

  /** Acts past the pages. */
  async act(dossierId: string, actor: Applicant | StaffMember, command: Command): Promise<Dossier> {
    const { version } = await this.dossier(dossierId);
    return this.dossiers.act({ dossierId, version, actor }, command);
  }

  dossier(id: string): Promise<Dossier> {
    return this.dataSource.manager.findOneByOrFail(Dossier, { id });
  }
}

/** Configuration of an app in a test. */
export function testConfig(databaseUrl: string, filesFolder: string): Config {
  return readConfig({
    DATABASE_URL: databaseUrl,
    SMTP_URL: 'smtp://localhost:2525',
    MAIL_FROM: 'Vinh Danh <khong-tra-loi@localhost>',
    FILES_URL: filesFolder,
    SESSION_SECRET: 'demonstration-secret-of-the-tests-0123456789',
    DEMONSTRATION: '1',
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
  });
}
