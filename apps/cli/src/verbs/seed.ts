import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import {
  Accounts,
  type Applicant,
  ConfirmEmail,
  EmailLinks,
  RegisterAccount,
  StaffDirectory,
  type StaffMember,
} from '@portal/identity';
import { CodedError, ManualClock, systemClock } from '@portal/kernel';
import { type Config, createLogger, loadConfig, NestLogger } from '@portal/platform';
import { DataSource } from 'typeorm';
import { CliModule } from '../cli.module';
import { withDatabase } from '../connect';
import { DOSSIERS } from '../seed/demonstration-dossiers';
import { HISTORY } from '../seed/demonstration-history';
import {
  DEMONSTRATION_PASSWORD,
  type DemonstrationStaff,
  type DemonstrationUnit,
  STAFF,
  UNITS,
} from '../seed/demonstration-people';
import { DossierSeeder } from '../seed/dossier-seeder';
import type { Progress, VerbResult } from '../verb';

async function seedUnit(app: INestApplicationContext, unit: DemonstrationUnit): Promise<Applicant> {
  const accountId = await app.get(DataSource).transaction(async (tx) => {
    const registered = await app
      .get(RegisterAccount)
      .run(tx, { ...unit, password: DEMONSTRATION_PASSWORD });
    const token = await app.get(EmailLinks).issue(tx, registered.accountId, 'confirm_email');
    await app.get(ConfirmEmail).run(tx, token);
    return registered.accountId;
  });
  const applicant = await app.get(Accounts).find(accountId);
  if (!applicant) throw new Error(`${unit.email} was not registered`);
  return applicant;
}

async function seedStaff(
  app: INestApplicationContext,
  person: DemonstrationStaff,
): Promise<StaffMember> {
  const directory = app.get(StaffDirectory);
  const id = await app
    .get(DataSource)
    .transaction((tx) => directory.create(tx, { ...person, password: DEMONSTRATION_PASSWORD }));
  const member = await directory.find(id);
  if (!member) throw new Error(`${person.email} was not created`);
  return member;
}

async function isEmpty(app: INestApplicationContext): Promise<boolean> {
  const rows: unknown[] = await app.get(DataSource).query('SELECT 1 FROM staff LIMIT 1');
  return rows.length === 0;
}

async function fill(
  app: INestApplicationContext,
  clock: ManualClock,
  progress: Progress,
): Promise<void> {
  progress('Accounts …');
  const units = await Promise.all(UNITS.map((unit) => seedUnit(app, unit)));
  const staff = await Promise.all(STAFF.map((person) => seedStaff(app, person)));
  const seeder = new DossierSeeder(app, clock, { units, staff });
  for (const [index, past] of HISTORY.entries()) {
    progress(`Past dossier ${index + 1} of ${HISTORY.length} …`);
    await seeder.seedPast(past);
  }
  for (const [index, plan] of DOSSIERS.entries()) {
    progress(`Dossier ${index + 1} of ${DOSSIERS.length} …`);
    await seeder.seed(plan);
  }
}

const accounts = [
  ...UNITS.map(({ email, fullName, organisationName }) => ({
    place: 'intake',
    email,
    role: organisationName,
    fullName,
  })),
  ...STAFF.map(({ email, fullName, title }) => ({
    place: 'back-office',
    email,
    role: title,
    fullName,
  })),
];

function assertDemonstration(config: Config): void {
  if (!config.DEMONSTRATION) throw new CodedError('forbidden', 'seed: only with DEMONSTRATION=1');
}

/** Fills an empty demonstration database; does nothing to one that has staff already. */
export async function seed(progress: Progress): Promise<VerbResult> {
  const config = loadConfig();
  assertDemonstration(config);
  // A database that is away is told at once; the framework would try for a while.
  await withDatabase([], () => Promise.resolve());
  const clock = new ManualClock(systemClock.now());
  const logger = new NestLogger(createLogger('cli', 'warn', 'stderr'));
  const app = await NestFactory.createApplicationContext(CliModule.with(config, clock), {
    logger,
    abortOnError: false,
  });
  try {
    const seeded = await isEmpty(app);
    if (seeded) await fill(app, clock, progress);
    return {
      ok: true,
      lines: [
        seeded ? 'The demonstration data are in.' : 'There are data already; nothing was done.',
      ],
      data: { ok: true, seeded, password: DEMONSTRATION_PASSWORD, accounts },
    };
  } finally {
    await app.close();
  }
}
