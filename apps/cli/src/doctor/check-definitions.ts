import { loadWorkingCalendar } from '@portal/deadlines';
import { isHorizonShort } from '@portal/deadlines/core';
import { formatDate, systemClock, toOfficeTime } from '@portal/kernel';
import { calendarsFolder, proceduresFolder, ROOT_DIR } from '@portal/platform';
import {
  loadOrganisation,
  loadProcedures,
  type Organisation,
  type ProcedureCatalogue,
} from '@portal/procedures';
import { findEndingLaws } from '@portal/procedures/core';
import { fail, type Finding, ok, warn } from './finding';

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Calendars are sound and reach far enough. */
export function checkCalendars(): Finding {
  try {
    const calendar = loadWorkingCalendar(calendarsFolder());
    const detail = `working days are known until ${formatDate(calendar.lastDate)}`;
    return isHorizonShort(calendar, toOfficeTime(systemClock.now()).date)
      ? warn('calendars', detail, 'Add the next year: portal calendar draft <year>.')
      : ok('calendars', detail);
  } catch (error) {
    return fail('calendars', reasonOf(error), 'Mend the named lines in config/calendars.');
  }
}

/** Procedures and the units that handle them, when their files are sound. */
export interface Definitions {
  readonly catalogue: ProcedureCatalogue;
  readonly organisation: Organisation;
}

/** Procedures are sound; tells how much of them the province has yet to confirm. */
export function checkProcedures(): { finding: Finding; definitions: Definitions | null } {
  try {
    const organisation = loadOrganisation(ROOT_DIR);
    const catalogue = loadProcedures(ROOT_DIR, organisation, proceduresFolder());
    const versions = catalogue.allVersions();
    const unverified = versions.reduce((sum, version) => sum + version.unverified.length, 0);
    const detail = `${versions.length} version(s), ${unverified} statement(s) not confirmed yet`;
    return { finding: ok('procedures', detail), definitions: { catalogue, organisation } };
  } catch (error) {
    const mend = 'Mend the named lines in config/procedures and config/organisation.yaml.';
    return { finding: fail('procedures', reasonOf(error), mend), definitions: null };
  }
}

/** Texts of law that end while procedures stand on them and nothing follows. */
export function checkLegalBasis({ catalogue }: Definitions): Finding {
  const today = toOfficeTime(systemClock.now()).date;
  const endings = findEndingLaws(catalogue.allVersions(), today).map(
    ({ law, endsOn, procedures }) =>
      `${law} hết hiệu lực ${formatDate(endsOn)}; ${procedures.length} thủ tục đang dựa vào đó, chưa có phiên bản kế tiếp`,
  );
  return endings.length === 0
    ? ok('legal basis', 'no text of law that procedures stand on ends within six months')
    : warn(
        'legal basis',
        endings.join('; '),
        'Add a version that begins by that day: docs/operate.md, Procedures.',
      );
}
