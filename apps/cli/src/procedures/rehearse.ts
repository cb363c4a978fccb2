import { existsSync } from 'node:fs';
import { loadWorkingCalendar } from '@portal/deadlines';
import { rehearseVersion } from '@portal/dossiers';
import { addDays, findPlainDate, type PlainDate, systemClock, toOfficeTime } from '@portal/kernel';
import { calendarsFolder, loadConfig, proceduresFolder, ROOT_DIR } from '@portal/platform';
import {
  type CandidateVersion,
  DefinitionsError,
  describeFault,
  loadCandidate,
  loadOrganisation,
} from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import { withDatabase } from '../connect';
import { type Progress, quoteInput, RefusedError, UsageError, type VerbResult } from '../verb';
import { dossierAsJson, dossierLine, HEADING } from './rehearsal-lines';
import { RehearsalTally } from './rehearsal-tally';

/** The options as they were typed. */
export interface RehearseOptions {
  readonly since?: string;
  readonly limit: string;
}

/** Days that are looked back when no day is named. */
const LOOK_BACK = 365;
/** What was found is kept until it is printed: this bounds the memory. */
const MAX_LIMIT = 100_000;
/** Dossiers between two lines that tell of progress. */
const PROGRESS_EVERY = 1_000;

function readSince({ since }: RehearseOptions): PlainDate {
  if (since === undefined) return addDays(toOfficeTime(systemClock.now()).date, -LOOK_BACK);
  const day = findPlainDate(since);
  if (day) return day;
  throw new UsageError(`--since: ${quoteInput(since)} is no day; write it as 2026-10-01.`);
}

function readLimit({ limit }: RehearseOptions): number {
  const count = /^\d{1,6}$/.test(limit) ? Number(limit) : 0;
  if (count >= 1 && count <= MAX_LIMIT) return count;
  throw new UsageError(`--limit: ${quoteInput(limit)} is no number from 1 to ${MAX_LIMIT}.`);
}

/** @throws RefusedError with every fault, a line each */
function readCandidate(file: string): CandidateVersion {
  if (!existsSync(file)) throw new RefusedError(`${file}: there is no such file.`);
  try {
    return loadCandidate(ROOT_DIR, loadOrganisation(ROOT_DIR), file, proceduresFolder());
  } catch (error) {
    if (!(error instanceof DefinitionsError)) throw error;
    throw new RefusedError(error.faults.map(describeFault).join('\n'));
  }
}

function versionBefore({ version, catalogue }: CandidateVersion): ProcedureVersion {
  const before = catalogue
    .versionsOf(version.key)
    .findLast(({ validFrom }) => validFrom < version.validFrom);
  if (before) return before;
  const name = `${version.key} ${version.version}`;
  throw new RefusedError(`${name}: no version before it, so there are no dossiers to replay.`);
}

/**
 * Replays the dossiers that were sent under the version before a file's against it; changes nothing.
 * @throws RefusedError when the file has faults, or none comes before it; UsageError
 */
export async function rehearse(
  file: string,
  options: RehearseOptions,
  progress: Progress,
): Promise<VerbResult> {
  const [since, limit] = [readSince(options), readLimit(options)];
  const candidate = readCandidate(file);
  const [version, before] = [candidate.version, versionBefore(candidate)];
  const calendar = loadWorkingCalendar(calendarsFolder(loadConfig()));
  const tally = new RehearsalTally();
  const lines: string[] = [];
  const dossiers: ReturnType<typeof dossierAsJson>[] = [];
  await withDatabase([], (dataSource) =>
    rehearseVersion(dataSource, {
      ...{ version, before, calendar, since, limit },
      onDossier: (dossier) => {
        tally.add(dossier);
        lines.push(dossierLine(dossier));
        dossiers.push(dossierAsJson(dossier));
      },
      onProgress: (count) => {
        if (count % PROGRESS_EVERY === 0) progress(`Đã diễn lại ${count} hồ sơ …`);
      },
    }),
  );
  const facts = { key: version.key, version: version.version, before: before.version, since };
  return {
    ok: true,
    lines: [
      ...(lines.length > 0 ? [HEADING, ...lines, ''] : []),
      ...tally.lines({ before: before.version, since, limit }),
    ],
    data: { ok: true, ...facts, dossiers, summary: tally.asJson(limit) },
  };
}
