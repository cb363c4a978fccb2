import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { type Command, Dossier, Dossiers, DossiersModule, Nominee } from '@portal/dossiers';
import {
  Accounts,
  type Actor,
  type Applicant,
  ConfirmEmail,
  EmailLinks,
  IdentityModule,
  RegisterAccount,
  StaffDirectory,
  type StaffMember,
  type StaffRole,
} from '@portal/identity';
import { ManualClock } from '@portal/kernel';
import { type Config, PlatformModule, readConfig } from '@portal/platform';
import { ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import { DataSource } from 'typeorm';
import { createTestDatabase } from './test-database';

/** A Monday morning within office hours. */
export const MONDAY = new Date('2026-11-30T02:00:00Z');

/** Configuration of a process under test. */
export function testConfig(databaseUrl: string, more: Record<string, string> = {}): Config {
  return readConfig({
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '20',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Vinh Danh <khong-tra-loi@test.example>',
    SESSION_SECRET: 'a-long-enough-secret-0123456789-xyz',
    LOG_LEVEL: 'silent',
    ...more,
  });
}

@Module({})
class OfficeModule {
  static with(config: Config, clock: ManualClock) {
    return {
      module: OfficeModule,
      imports: [PlatformModule.forApp('test', config, clock), IdentityModule, DossiersModule],
    };
  }
}

const STAFF: Record<string, { unitId: string; role: StaffRole }> = {
  clerk: { unitId: 'ttpvhcc', role: 'reception_clerk' },
  deskLeader: { unitId: 'ttpvhcc', role: 'leader' },
  head: { unitId: 'ban-tdkt', role: 'unit_head' },
  specialist: { unitId: 'ban-tdkt', role: 'specialist' },
  director: { unitId: 'so-noi-vu', role: 'leader' },
  office: { unitId: 'vp-ubnd', role: 'specialist' },
  chairman: { unitId: 'ubnd-tinh', role: 'leader' },
  inspector: { unitId: 'vp-ubnd', role: 'inspector' },
  administrator: { unitId: 'vp-ubnd', role: 'administrator' },
};

/** The office with its people on a database of its own, worked with through the real use cases. */
export class DossierOffice {
  readonly staff = new Map<string, StaffMember>();
  readonly dossiers: Dossiers;
  readonly dataSource: DataSource;
  /** The procedure of `fullDraft`. */
  procedure: ProcedureVersion;
  /** The same award, given by a commune. */
  readonly communeProcedure: ProcedureVersion;

  private constructor(
    readonly app: TestingModule,
    readonly clock: ManualClock,
    readonly url: string,
    private readonly cleanUp: () => Promise<void>,
  ) {
    this.dossiers = app.get(Dossiers);
    this.dataSource = app.get(DataSource);
    const inForce = (key: string): ProcedureVersion =>
      app.get(ProcedureCatalogue).findInForce(key, '2026-11-30' as never)!;
    this.procedure = inForce('bang-khen-ubnd-tinh-dot-xuat');
    this.communeProcedure = inForce('giay-khen-ubnd-xa-dot-xuat');
  }

  static async open(): Promise<DossierOffice> {
    const database = await createTestDatabase([]);
    const files = mkdtempSync(join(tmpdir(), 'portal-files-'));
    const clock = new ManualClock(MONDAY);
    // A connection for each of 200 parallel submissions: none shall wait for the pool.
    const config = testConfig(database.url, { FILES_URL: files, DATABASE_POOL: '200' });
    const app = await Test.createTestingModule({
      imports: [OfficeModule.with(config, clock)],
    }).compile();
    await app.init();
    const office = new DossierOffice(app, clock, database.url, async () => {
      await app.close();
      await database.dispose();
      rmSync(files, { recursive: true, force: true });
    });
    for (const [name, { unitId, role }] of Object.entries(STAFF)) {
      office.staff.set(name, await office.hire(name, unitId, role));
    }
    return office;
  }

  close(): Promise<void> {
    return this.cleanUp();
  }

  member(name: string): StaffMember {
    const member = this.staff.get(name);
    if (!member) throw new Error(`no ${name} in the office`);
    return member;
  }

  /** A new member of staff. */
  async hire(name: string, unitId: string, role: StaffRole): Promise<StaffMember> {
    const directory = this.app.get(StaffDirectory);
    const id = await this.dataSource.transaction((tx) =>
      directory.create(tx, {
        email: `${name}@office.example`,
        fullName: `Cán bộ ${name}`,
        position: 'Chuyên viên',
        unitId,
        roles: [role],
        password: 'a password for tests',
      }),
    );
    return (await directory.find(id))!;
  }

  /** Registers and confirms a presenting unit. */
  async unit(name: string): Promise<Applicant> {
    const accountId = await this.dataSource.transaction(async (tx) => {
      const outcome = await this.app.get(RegisterAccount).run(tx, {
        email: `${name.replaceAll(' ', '-').toLowerCase()}@unit.example`,
        password: 'một mật khẩu dài để thử',
        fullName: 'Nguyễn Thị Đào',
        phone: '0912345678',
        organisationName: `Ủy ban nhân dân xã ${name}`,
        organisationAddress: 'Hà Tĩnh',
      });
      const token = await this.app.get(EmailLinks).issue(tx, outcome.accountId, 'confirm_email');
      await this.app.get(ConfirmEmail).run(tx, token);
      return outcome.accountId;
    });
    return (await this.app.get(Accounts).find(accountId))!;
  }

  /**
   * A draft with everything filled in and a file for each component.
   * @param form of another day than the usual
   * @param communeId files the commune's own procedure there
   */
  async fullDraft(
    applicant: Applicant,
    form = FULL_FORM,
    communeId: string | null = null,
  ): Promise<string> {
    const { key, components } = communeId === null ? this.procedure : this.communeProcedure;
    const partyId = applicant.memberships[0]!.partyId;
    const id = await this.dossiers.createDraft({
      actor: applicant,
      procedureKey: key,
      partyId,
      communeId,
    });
    await this.dossiers.saveDraft({ dossierId: id, version: 1, actor: applicant }, form);
    for (const { id: componentId } of components) {
      await this.dossiers.attachFile({ dossierId: id, actor: applicant, componentId }, SOME_FILE);
    }
    return id;
  }

  /** A dossier that has just been sent. */
  async submitted(
    applicant: Applicant,
    form = FULL_FORM,
    communeId: string | null = null,
  ): Promise<Dossier> {
    const id = await this.fullDraft(applicant, form, communeId);
    return this.act(id, applicant, { action: 'submit' });
  }

  find(id: string): Promise<Dossier> {
    return this.dataSource.manager.findOneByOrFail(Dossier, { id });
  }

  /** Acts on the dossier as it stands now. */
  async act(dossierId: string, actor: Actor, command: Command): Promise<Dossier> {
    const { version } = await this.find(dossierId);
    await this.dossiers.act({ dossierId, version, actor }, command);
    return this.find(dossierId);
  }

  nominees(dossierId: string): Promise<Nominee[]> {
    return this.dataSource.manager.find(Nominee, {
      where: { dossierId },
      order: { position: 'ASC' },
    });
  }

  /** Whoever holds the current step. */
  async holder(dossierId: string): Promise<StaffMember> {
    const { holderRole, holderUnitId } = await this.find(dossierId);
    const holder = [...this.staff.values()].find(
      (member) =>
        member.unitId === holderUnitId && member.roles.some((role) => role === holderRole),
    );
    if (!holder) throw new Error(`nobody holds ${holderRole} in ${holderUnitId}`);
    return holder;
  }

  /** Kinds of the notices that are owed about a dossier, in order. */
  async owed(dossierId: string): Promise<string[]> {
    const rows: { kind: string }[] = await this.dataSource.query(
      'SELECT kind FROM outbox WHERE dossier_id = $1 ORDER BY created_at, id',
      [dossierId],
    );
    return rows.map((row) => row.kind);
  }
}

/** Content that is not read by these tests. */
export const SOME_FILE = {
  sha256: 'a'.repeat(64),
  name: 'tep.pdf',
  mediaType: 'application/pdf',
  size: 1234,
};

/** A complete form of the demonstration's procedure. */
export const FULL_FORM = {
  answers: {
    proposalNumber: '45/TTr-UBND',
    proposalDate: '2026-11-25',
    contactName: 'Nguyễn Thị Đào',
    contactPhone: '0912345678',
    contactEmail: 'dao@unit.example',
    resultDelivery: 'online',
    unitAddress: 'Xã Cẩm Xuyên, tỉnh Hà Tĩnh',
    eventDate: '2026-11-20',
    eventPlace: 'Xã Cẩm Xuyên',
    reason: 'Cứu người trong lũ',
  },
  nominees: [
    {
      kind: 'individual',
      fullName: 'Trần Văn Bình',
      gender: 'male',
      dateOfBirth: '1980-02-03',
      workplace: 'Xã Cẩm Xuyên',
      achievementSummary: 'Cứu bốn người',
    },
    {
      kind: 'household',
      headName: 'Lê Thị Đượm',
      address: 'Xã Cẩm Xuyên',
      achievementSummary: 'Hiến đất mở đường',
    },
  ],
};
