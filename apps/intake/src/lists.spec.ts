import type { OwnDossierRow } from '@portal/dossiers';
import { checkEligibility } from '@portal/procedures/core';
import { legalLimitText, procedureCards } from './catalogue/procedure-cards';
import { procedureView } from './catalogue/procedure-view';
import { ownRows } from './dossiers/own-list';
import { refusalView, startView, unansweredErrors } from './drafts/start-view';
import { waitingForApplicant } from './home/waiting-for-applicant';
import { organisation, procedure } from './testing/sample-draft';

const at = new Date('2026-11-23T01:00:00Z');
const row = (change: Partial<OwnDossierRow>): OwnDossierRow => ({
  id: 'x',
  code: 'C-1',
  procedureKey: procedure.key,
  procedureTitle: procedure.title.vi,
  partyName: 'UBND xã',
  status: 'submitted',
  statusLabel: 'Mới đăng ký',
  turn: 'office',
  updatedAt: at,
  submittedAt: at,
  dueAt: null,
  supplementDueAt: null,
  law: 'in_force',
  ...change,
});
const draft = row({ id: 'd', code: null, status: 'draft', turn: 'applicant', submittedAt: null });
const supplement = row({
  id: 's',
  status: 'supplement_at_reception',
  turn: 'applicant',
  supplementDueAt: at,
});

describe('procedures', () => {
  it('tell a limit that nobody has confirmed as expected', () => {
    expect(legalLimitText(procedure)).toMatch(/^Dự kiến 20 ngày làm việc/);
    const legal = { ...procedure.limits.legal!, verified: true };
    const confirmed = { ...procedure, limits: { ...procedure.limits, legal } };
    expect(legalLimitText(confirmed)).toMatch(/^20 ngày làm việc/);
    const none = { ...procedure, limits: { ...procedure.limits, legal: null } };
    expect(legalLimitText(none)).toBe('Không quy định thời hạn');
    expect(procedureView(none, organisation).limitExpected).toBe(false);
    expect(procedureCards([none])[0]!.href).toBe(`/thu-tuc/${procedure.key}`);
  });
});

describe('what waits for the applicant', () => {
  it('shows supplements before drafts, and nothing that waits for the office', () => {
    const items = waitingForApplicant([row({}), draft, supplement]);
    expect(items.map(({ href, action }) => [href, action])).toEqual([
      ['/ho-so/s/bo-sung', 'Bổ sung giấy tờ'],
      ['/ho-so/d/khai', 'Tiếp tục bản nháp'],
    ]);
  });
});

describe('the list of own dossiers', () => {
  it('leads drafts to their tasks, shows the date that counts', () => {
    const rows = ownRows([draft, supplement, row({ turn: 'nobody', dueAt: at })]);
    expect(rows.map(({ href }) => href)).toEqual(['/ho-so/d/khai', '/ho-so/s', '/ho-so/x']);
    expect(rows.map(({ supplementDueAt }) => supplementDueAt)).toEqual([null, at, null]);
    expect(rows[2]!.dueAt).toBeNull();
  });
});

describe('before the form', () => {
  it('names every question that is not answered', () => {
    const { unanswered } = checkEligibility(procedure, { stateSecret: 'no' });
    const fields = unansweredErrors(unanswered).map(({ field }) => field);
    expect(fields).toEqual([
      'eligibility.pendingDiscipline',
      'eligibility.alreadyAwarded',
      'eligibility.unexpectedMerit',
    ]);
  });

  it('says refusals before warnings, and keeps the answers for going on', () => {
    const form = { eligibility: { unexpectedMerit: 'no', stateSecret: 'yes' } };
    const refused = refusalView(procedure, checkEligibility(procedure, form.eligibility), form);
    expect(refused).toMatchObject({ refused: true, title: 'Chưa thể nộp hồ sơ này' });
    expect(refused.reasons.map(({ citation }) => citation)).toEqual([
      'Quyết định số 311/QĐ-BNV năm 2025',
    ]);
    const mild = { eligibility: { ...form.eligibility, stateSecret: 'no' } };
    const warned = refusalView(procedure, checkEligibility(procedure, mild.eligibility), mild);
    expect(warned).toMatchObject({ refused: false, title: 'Lưu ý trước khi lập hồ sơ' });
    expect(warned.reasons[0]!.citation).toContain('chưa xác nhận');
    expect(warned.answers).toContainEqual({ name: 'eligibility.stateSecret', value: 'no' });
  });

  it('asks for the party only when there are several', () => {
    const parties = (...ids: string[]) => ids.map((value) => ({ value, text: value }));
    expect(startView(procedure, parties('p1'), organisation).parties).toEqual([]);
    expect(startView(procedure, parties('p1', 'p2'), organisation).parties).toHaveLength(2);
  });
});
