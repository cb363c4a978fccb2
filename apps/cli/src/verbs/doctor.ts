import { ConfigError, loadConfig } from '@portal/platform';
import { checkDatabase } from '../doctor/check-database';
import { checkCalendars, checkLegalBasis, checkProcedures } from '../doctor/check-definitions';
import { checkDisk } from '../doctor/check-disk';
import { checkMail, checkQueue } from '../doctor/check-services';
import { fail, type Finding, ok } from '../doctor/finding';
import type { VerbResult } from '../verb';

const SIGNS = { ok: 'OK  ', warn: 'WARN', fail: 'FAIL' } as const;

function toLines({ check, state, detail, mend }: Finding): string[] {
  const line = `${SIGNS[state]}  ${check.padEnd(13)}  ${detail}`;
  return mend === '' ? [line] : [line, `${' '.repeat(21)}→ ${mend}`];
}

async function examine(): Promise<Finding[]> {
  const procedures = checkProcedures();
  const { definitions } = procedures;
  const pure = [
    procedures.finding,
    ...(definitions ? [checkLegalBasis(definitions)] : []),
    checkCalendars(),
  ];
  try {
    const config = loadConfig();
    return [
      ok('configuration', config.DEMONSTRATION ? 'complete (demonstration)' : 'complete'),
      ...pure,
      ...(await checkDatabase(config, definitions)),
      await checkQueue(config),
      await checkMail(config),
      await checkDisk(config.FILES_URL),
    ];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const faults = error.faults.join('; ');
    return [fail('configuration', faults, 'Set these variables, see docs/operate.md.'), ...pure];
  }
}

/** Looks at everything that the service stands on and says how to mend what is wrong. */
export async function runDoctor(): Promise<VerbResult> {
  const findings = await examine();
  const healthy = findings.every((finding) => finding.state !== 'fail');
  return {
    ok: healthy,
    lines: findings.flatMap(toLines),
    data: { ok: healthy, findings: findings.map((finding) => ({ ...finding })) },
  };
}
