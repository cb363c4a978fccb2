import { join } from 'node:path';
import {
  CurrentCalendar,
  DeadlineStore,
  loadWorkingCalendar,
  type WorkingCalendar,
} from '@portal/deadlines';
import { ROOT_DIR } from '@portal/platform';
import { loadOrganisation, loadProcedures } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import { DataSource } from 'typeorm';
import { Dossier } from '../entities';
import { findTransition, type Transition, transitionsFrom } from '../lifecycle';
import { type AppraisalWindow, readCircumstances, refusalOf } from './circumstances';

const procedure = loadProcedures(ROOT_DIR, loadOrganisation(ROOT_DIR)).versionsOf('bang-khen-ubnd-tinh-dot-xuat').at(-1)!;
const calendar: WorkingCalendar = loadWorkingCalendar(join(ROOT_DIR, 'config/calendars'));
const services = { calendar, deadlines: new DeadlineStore(new CurrentCalendar(calendar)) };
/** Never connected: whoever asks it fails. */
const { manager } = new DataSource({ type: 'postgres' });
const at = new Date('2026-12-10T02:00:00Z');

const dossierWith = (supplementCount: number): Dossier =>
  Object.assign(new Dossier(), { status: 'processing', supplementCount, acceptedAt: at });
const row = (action: 'request_supplement' | 'propose_supplement' | 'advance'): Transition =>
  findTransition('processing', action)!;
const OPEN: AppraisalWindow = { until: at, citation: 'Luật', open: true };

describe('conditions of the lifecycle', () => {
  it.each([
    ['request_supplement', 0, OPEN, null],
    ['request_supplement', 0, null, null],
    ['request_supplement', 0, { ...OPEN, open: false }, 'dossier.appraisal_supplement_too_late'],
    ['request_supplement', 1, OPEN, 'dossier.supplement_needs_approval'],
    ['request_supplement', 1, { ...OPEN, open: false }, 'dossier.supplement_needs_approval'],
    ['propose_supplement', 0, OPEN, 'dossier.supplement_needs_no_approval'],
    ['propose_supplement', 1, OPEN, null],
    ['propose_supplement', 7, null, null],
    ['propose_supplement', 1, { ...OPEN, open: false }, 'dossier.appraisal_supplement_too_late'],
    ['advance', 1, { ...OPEN, open: false }, null],
  ] as const)('%s after %i requests', (action, count, window, expected) => {
    const refusal = refusalOf(row(action), { dossier: dossierWith(count), procedure, window });
    expect(refusal?.code ?? null).toBe(expected);
  });

  it('know no window where a special law knows none', async () => {
    const limits = { ...procedure.limits, appraisalSupplement: null };
    const unlimited: ProcedureVersion = { ...procedure, limits };
    const known = { dossier: dossierWith(0), procedure: unlimited, at };
    const rows = transitionsFrom('processing');
    const circumstances = await readCircumstances(services, manager, known, rows);
    expect(circumstances.window).toBeNull();
  });

  it('ask the database for what rows need, and no more', async () => {
    const known = { dossier: dossierWith(0), procedure, at };
    const free = readCircumstances(services, manager, known, [row('advance')]);
    await expect(free).resolves.toMatchObject({ window: null });
    await expect(
      readCircumstances(services, manager, known, transitionsFrom('processing')),
    ).rejects.toThrow('Deadline');
  });
});
