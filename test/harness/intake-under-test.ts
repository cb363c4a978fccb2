import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Dossier, Dossiers } from '@portal/dossiers';
import { Files } from '@portal/files';
import {
  Accounts,
  type Applicant,
  ConfirmEmail,
  EmailLinks,
  RegisterAccount,
  StaffDirectory,
  type StaffMember,
  type StaffRole,
} from '@portal/identity';
import { ManualClock } from '@portal/kernel';
import { DataSource } from 'typeorm';
import { createIntake } from '../../apps/intake/src/create-intake';
import { demonstratedProcedure, PROCEDURE } from './demonstrated-procedure';
import { Browser, hiddenFields, type Page } from './browser';
import { NOMINEE, PASSWORD, testConfig } from './office-under-test';
import { samplePdf } from './sample-pdf';
import { createTestDatabase } from './test-database';

export { PROCEDURE };

/** The parts of a date field. */
const dateFields = (name: string, day: string, month: string, year: string) => ({
  [`${name}.day`]: day,
  [`${name}.month`]: month,
  [`${name}.year`]: year,
});

/** What is typed into the pages of the form, by section. */
export const TYPED: Readonly<Record<string, Record<string, string>>> = {
  presentingUnit: {
    'answers.unitName': 'Ủy ban nhân dân xã Cẩm Xuyên',
    'answers.unitAddress': 'Xã Cẩm Xuyên, tỉnh Hà Tĩnh',
    'answers.proposalNumber': '45/TTr-UBND',
    ...dateFields('answers.proposalDate', '20', '11', '2026'),
  },
  contact: {
    'answers.contactName': 'Nguyễn Thị Hạnh',
    'answers.contactPosition': 'Công chức Văn hóa - Xã hội',
    'answers.contactPhone': '0912 345 678',
    'answers.contactEmail': 'hanh@example.vn',
    'answers.resultDelivery': 'online',
    'answers.deliveryAddress': '',
  },
  achievement: {
    ...dateFields('answers.eventDate', '15', '11', '2026'),
    'answers.eventPlace': 'Sông Ngàn Sâu, tỉnh Hà Tĩnh',
    'answers.reason': 'Cứu bốn người bị nạn trong đợt lũ.',
  },
};

/** The form of a nominee that passes every check. */
export const TYPED_NOMINEE: Readonly<Record<string, string>> = {
  'nominee.fullName': NOMINEE.fullName,
  'nominee.gender': NOMINEE.gender,
  ...dateFields('nominee.dateOfBirth', '3', '2', '1985'),
  'nominee.citizenNumber': '',
  'nominee.position': NOMINEE.position,
  'nominee.workplace': NOMINEE.workplace,
  'nominee.achievementSummary': NOMINEE.achievementSummary,
};

/** Answers to the questions before the form, with which one may file. */
export const ELIGIBLE: Readonly<Record<string, string>> = {
  'eligibility.stateSecret': 'no',
  'eligibility.pendingDiscipline': 'no',
  'eligibility.alreadyAwarded': 'no',
  'eligibility.unexpectedMerit': 'yes',
};

/** A visitor with the form's way of asking things. */
export class IntakeVisitor {
  constructor(
    readonly browser: Browser,
    readonly email: string,
  ) {}

  get(path: string): Promise<Page> {
    return this.browser.get(path);
  }

  /** Opens the page of a form and sends it with its hidden fields. */
  async fill(
    path: string,
    fields: Readonly<Record<string, string>>,
    action = path.split('?', 1)[0]!,
  ): Promise<Page> {
    return this.browser.submit(await this.get(path), action, fields);
  }

  /** Begins a draft; returns its id. */
  async begin(): Promise<string> {
    const page = await this.fill(`/thu-tuc/${PROCEDURE}/bat-dau?moi=1`, ELIGIBLE);
    const id = /^\/ho-so\/([0-9a-f-]{36})\/khai$/.exec(page.path)?.[1];
    if (id === undefined) throw new Error(`no draft was begun: ${page.status} ${page.text}`);
    return id;
  }

  /** Uploads a file for a component. */
  upload(id: string, componentId: string, file: File): Promise<Page> {
    const form = new FormData();
    form.set('componentId', componentId);
    form.set('file', file);
    return this.browser.post(`/ho-so/${id}/tep`, form);
  }

  /** A draft with everything in it. */
  async complete(components: readonly string[]): Promise<string> {
    const id = await this.begin();
    for (const [section, fields] of Object.entries(TYPED)) {
      await this.fill(`/ho-so/${id}/khai/${section}`, fields);
    }
    await this.fill(`/ho-so/${id}/de-nghi/them?loai=individual`, TYPED_NOMINEE);
    for (const component of components) await this.upload(id, component, pdfFile(component));
    return id;
  }

  /** Sends a complete draft; returns the confirmation page. */
  send(id: string): Promise<Page> {
    return this.fill(`/ho-so/${id}/kiem-tra`, { declaration: 'yes' }, `/ho-so/${id}/nop`);
  }
}

/** A small real PDF as a browser sends it. */
export function pdfFile(text: string, name = `${text}.pdf`): File {
  return new File([new Uint8Array(samplePdf(text))], name, { type: 'application/pdf' });
}

export { hiddenFields, type Page, PASSWORD };

/** An intake that listens, with a database, files and a clock of its own. */
export class IntakeUnderTest {
  private serial = 0;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly clock: ManualClock,
    private readonly dispose: () => Promise<void>,
  ) {}

  /** @param filesFolder where files go; unset: a folder of its own that goes with it */
  static async open(filesFolder?: string): Promise<IntakeUnderTest> {
    const database = await createTestDatabase([]);
    const folder = filesFolder ?? mkdtempSync(join(tmpdir(), 'intake-'));
    const clock = new ManualClock(new Date('2026-11-23T01:00:00Z'));
    const app = await createIntake(testConfig(database.url, folder), clock, { strict: true });
    await app.listen(0, '127.0.0.1');
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    return new IntakeUnderTest(app, url, clock, async () => {
      await app.close();
      await database.dispose();
      if (filesFolder === undefined) rmSync(folder, { recursive: true, force: true });
    });
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

  get components(): string[] {
    const version = demonstratedProcedure(this.app);
    return version.components.map(({ id }) => id);
  }

  anonymous(): IntakeVisitor {
    return new IntakeVisitor(new Browser(this.url), '');
  }

  /** A new confirmed account, past the pages. */
  async applicant(
    organisationName = 'Ủy ban nhân dân xã Cẩm Xuyên',
    organisationAddress = 'Xã Cẩm Xuyên, tỉnh Hà Tĩnh',
  ): Promise<Applicant> {
    const email = `don.vi.${(this.serial += 1)}@example.vn`;
    const accountId = await this.dataSource.transaction(async (tx) => {
      const registered = await this.app.get(RegisterAccount).run(tx, {
        email,
        password: PASSWORD,
        fullName: 'Nguyễn Thị Hạnh',
        phone: '0912345678',
        organisationName,
        organisationAddress,
      });
      const token = await this.app.get(EmailLinks).issue(tx, registered.accountId, 'confirm_email');
      await this.app.get(ConfirmEmail).run(tx, token);
      return registered.accountId;
    });
    return (await this.app.get(Accounts).find(accountId))!;
  }

  /** A visitor who has signed in by the form. */
  async visitor(applicant?: Applicant): Promise<IntakeVisitor> {
    const { email } = applicant ?? (await this.applicant());
    const visitor = new IntakeVisitor(new Browser(this.url), email);
    const page = await visitor.browser.post('/tai-khoan/dang-nhap', { email, password: PASSWORD });
    if (page.status !== 200) throw new Error(`sign-in failed: ${page.status} ${page.text}`);
    return visitor;
  }

  /** A new member of staff, for what the office does meanwhile. */
  async staff(unitId: string, role: StaffRole): Promise<StaffMember> {
    const directory = this.app.get(StaffDirectory);
    const staffId = await this.dataSource.transaction((tx) =>
      directory.create(tx, {
        email: `can.bo.${(this.serial += 1)}@example.vn`,
        fullName: 'Lê Văn Tiếp',
        position: 'Chuyên viên',
        unitId,
        roles: [role],
        password: PASSWORD,
      }),
    );
    return (await directory.find(staffId))!;
  }

  /** The signed decision, as the office uploads it. */
  async attachDecision(dossierId: string, actor: StaffMember): Promise<void> {
    const file = await this.app
      .get(Files)
      .receive(this.dataSource.manager, Readable.from([samplePdf('quyet dinh')]), {
        name: 'quyet-dinh.pdf',
        accepts: ['pdf'],
      });
    await this.dossiers.attachFile({ dossierId, actor, componentId: null }, file);
  }

  dossier(id: string): Promise<Dossier> {
    return this.dataSource.manager.findOneByOrFail(Dossier, { id });
  }
}
