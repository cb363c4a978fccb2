import {
  CalendarFilesError,
  countStaleClocks,
  loadWorkingCalendar,
  type WorkingCalendar,
} from '@portal/deadlines';
import { systemClock, toOfficeTime } from '@portal/kernel';
import { calendarsFolder, type Config, databaseOptions } from '@portal/platform';
import { comparePublished, PublishedVersion, PublishedVersionsError } from '@portal/procedures';
import { DataSource } from 'typeorm';
import type { Definitions } from './check-definitions';
import { findGaps, type Holding } from './find-gaps';
import { fail, type Finding, ok, warn } from './finding';

const OLDEST = 15;

async function checkVersion(dataSource: DataSource): Promise<Finding> {
  const rows: { version: number }[] = await dataSource.query(
    `SELECT current_setting('server_version_num')::int / 10000 AS version`,
  );
  const version = rows[0]?.version ?? 0;
  return version >= OLDEST
    ? ok('database', `PostgreSQL ${version}`)
    : fail('database', `PostgreSQL ${version}`, `Upgrade to PostgreSQL ${OLDEST} or later.`);
}

async function checkMigrations(dataSource: DataSource): Promise<Finding> {
  return (await dataSource.showMigrations())
    ? fail('migrations', 'the schema is behind the program', 'Run `portal migrate`.')
    : ok('migrations', 'the schema is up to date');
}

/** A step that nobody holds would keep a dossier waiting for ever. */
async function checkHolders(
  dataSource: DataSource,
  { catalogue, organisation }: Definitions,
): Promise<Finding> {
  const held: Holding[] = await dataSource.query(
    `SELECT DISTINCT s.unit_id AS "unitId", r.role
     FROM staff s JOIN staff_role r ON r.staff_id = s.id WHERE s.active`,
  );
  const procedures = catalogue
    .all(toOfficeTime(systemClock.now()).date)
    .filter(({ onlineLevel }) => onlineLevel.value !== 'information');
  const { missing, emptyCommunes } = findGaps(procedures, organisation, held);
  const faults = [
    ...(missing.length > 0 ? [`nobody holds ${missing.join(', ')}`] : []),
    ...(emptyCommunes > 0 ? [`${emptyCommunes} commune(s) have no staff at all`] : []),
  ];
  return faults.length === 0
    ? ok('staff', 'every step has somebody who holds it')
    : warn(
        'staff',
        faults.join('; '),
        'Give these roles to somebody, or no dossier gets past those steps.',
      );
}

/** Files of versions that have taken effect say what they said then; looks only. */
async function checkPublished(
  { manager }: DataSource,
  { catalogue }: Definitions,
): Promise<Finding> {
  const { unseen, altered } = await comparePublished(manager, catalogue, systemClock.now());
  if (altered.length > 0) {
    const { message } = new PublishedVersionsError(altered);
    return fail('published', message, 'Restore these files; no process starts with them.');
  }
  const waiting = unseen.length > 0 ? `; ${unseen.length} are kept at the next start` : '';
  return ok('published', `versions in effect say what they said when they took effect${waiting}`);
}

/** Broken calendars are another check's finding. */
function findCalendar(): WorkingCalendar | null {
  try {
    return loadWorkingCalendar(calendarsFolder());
  } catch (error) {
    if (error instanceof CalendarFilesError) return null;
    throw error;
  }
}

/** Dates that another calendar was counted with, since the files have changed. */
async function checkCounted(dataSource: DataSource): Promise<Finding> {
  const calendar = findCalendar();
  if (!calendar) return warn('dates', 'not looked at', 'Mend the calendars first.');
  const stale = await countStaleClocks(dataSource.manager, calendar);
  return stale === 0
    ? ok('dates', 'every open date was counted by the calendars that are installed')
    : warn(
        'dates',
        `${stale} open date(s) were counted by other calendars`,
        'Run `portal calendar apply config/calendars/<year>.yaml --reason …` for the year that changed.',
      );
}

/** Reachable, new enough, migrated, and with people for every step. */
export async function checkDatabase(
  config: Config,
  definitions: Definitions | null,
): Promise<Finding[]> {
  const options = databaseOptions({ DATABASE_URL: config.DATABASE_URL, DATABASE_POOL: 2 });
  const dataSource = new DataSource({ ...options, entities: [PublishedVersion] });
  try {
    await dataSource.initialize();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [fail('database', reason, 'Start PostgreSQL, or mend DATABASE_URL.')];
  }
  try {
    const findings = [await checkVersion(dataSource), await checkMigrations(dataSource)];
    const migrated = findings.every((finding) => finding.state === 'ok');
    return migrated && definitions
      ? [
          ...findings,
          await checkPublished(dataSource, definitions),
          await checkHolders(dataSource, definitions),
          await checkCounted(dataSource),
        ]
      : findings;
  } finally {
    await dataSource.destroy();
  }
}
