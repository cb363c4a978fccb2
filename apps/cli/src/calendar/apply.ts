import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CALENDAR_LOOK_INTERVAL, deadlinesEntities } from '@portal/deadlines';
import { dossierEntities, recountDossiers } from '@portal/dossiers';
import { identityEntities } from '@portal/identity';
import { normaliseText, systemClock } from '@portal/kernel';
import { calendarsFolder, loadConfig, proceduresFolder, ROOT_DIR } from '@portal/platform';
import { loadOrganisation, loadProcedures } from '@portal/procedures';
import { withDatabase } from '../connect';
import { type Progress, UsageError, type VerbResult } from '../verb';
import { type Installed, installCalendar } from './install-calendar';
import { readCandidate } from './read-candidate';

/** Longest reason, in characters: it stands in journals and mails. */
const MAX_REASON = 500;

/** The options as they were typed. */
export interface ApplyOptions {
  readonly reason?: string;
}

function readReason({ reason }: ApplyOptions): string {
  const text = normaliseText(reason ?? '');
  const example = '--reason "Thông báo số … về lịch nghỉ năm …"';
  if (text === '') {
    throw new UsageError(
      `--reason: say why, as journals and mails to applicants will tell it: ${example}`,
    );
  }
  if (text.length > MAX_REASON) {
    throw new UsageError(`--reason: at most ${MAX_REASON} characters, it has ${text.length}`);
  }
  return text;
}

/** A clock that a process starts by the calendar before is counted anew by nobody: so wait for them. */
async function waitForProcesses({ changed }: Installed, progress: Progress): Promise<void> {
  if (!changed) return;
  const milliseconds = CALENDAR_LOOK_INTERVAL + 1_000;
  progress(`Waiting ${milliseconds / 1_000} s until running processes count by it …`);
  await wait(milliseconds);
}

/**
 * Puts a calendar into its place and counts every open clock by it, with journal entries and notices.
 * Cut off in the middle, it goes on where it stopped when it is run again.
 * @throws UsageError without a reason; RefusedError when the file is not sound beside the others
 */
export async function applyCalendar(
  file: string,
  options: ApplyOptions,
  progress: Progress,
): Promise<VerbResult> {
  const reason = readReason(options);
  const folder = calendarsFolder(loadConfig());
  const source = resolve(file);
  const { year, calendar } = readCandidate(folder, source);
  const organisation = loadOrganisation(ROOT_DIR);
  const catalogue = loadProcedures(ROOT_DIR, organisation, proceduresFolder());
  const entities = [...deadlinesEntities, ...dossierEntities, ...identityEntities];
  return withDatabase(entities, async (dataSource) => {
    const at = systemClock.now();
    const installed = installCalendar(source, folder, { year, at });
    await waitForProcesses(installed, progress);
    const { counted, moved } = await recountDossiers({
      dataSource,
      catalogue,
      organisation,
      calendar,
      at,
      reason,
      onProgress: (sofar) => progress(`${sofar.counted} clocks counted, ${sofar.moved} moved …`),
    });
    return {
      ok: true,
      lines: [
        installed.changed
          ? `${installed.file} is in place${installed.kept ? `; the one before is kept as ${installed.kept}` : ''}.`
          : `${installed.file} had this content already.`,
        `${counted} open clocks were counted by it, ${moved} of them moved; journals and notices tell why.`,
      ],
      data: { ok: true, year, counted, moved, ...installed },
    };
  });
}
