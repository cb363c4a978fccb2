import { addWorkingMinutes, CurrentCalendar } from '@portal/deadlines';
import type { Applicant, StaffMember, StaffRole } from '@portal/identity';
import { fromOfficeTime, getPlainDate } from '@portal/kernel';
import { demonstratedProcedure } from './demonstrated-procedure';
import type { OfficeUnderTest } from './office-under-test';

/** Hours of days at the office. */
const at = (date: string, hour: number): Date =>
  fromOfficeTime({ date: getPlainDate(date), minute: hour * 60 });

/** Dossiers that went through every step, each step in a time that the test chooses. */
export class DecidedDossiers {
  private readonly holders = new Map<string, StaffMember>();

  constructor(
    private readonly office: OfficeUnderTest,
    private readonly applicant: Applicant,
  ) {}

  /** Everybody who has acted. */
  people(): StaffMember[] {
    return [...this.holders.values()];
  }

  /** The one member of staff who acts for a role of a unit. */
  async holder(unitId: string, role: StaffRole): Promise<StaffMember> {
    const key = `${unitId} ${role}`;
    const holder = this.holders.get(key) ?? (await this.office.staff(unitId, role));
    this.holders.set(key, holder);
    return holder;
  }

  /**
   * Sent at eight and accepted at nine, then handed on from step to step until the decision.
   * @param minutes working minutes of each step
   */
  async add(date: string, minutes: number): Promise<void> {
    const { office } = this;
    office.clock.set(at(date, 8));
    const id = await office.file(this.applicant);
    office.clock.set(at(date, 9));
    await office.act(id, await this.holder('ttpvhcc', 'reception_clerk'), { action: 'accept' });
    const calendar = office.app.get(CurrentCalendar).get();
    for (const step of demonstratedProcedure(office.app).steps) {
      office.clock.set(addWorkingMinutes(calendar, office.clock.now(), minutes));
      const holder = await this.holder(step.unit, step.role);
      if (step.decides) await this.decide(id, holder);
      else await office.act(id, holder, { action: 'advance', note: '' });
    }
  }

  private async decide(id: string, leader: StaffMember): Promise<void> {
    const { office } = this;
    await office.attach(id, leader, null);
    const rows: { id: string }[] = await office.dataSource.query(
      'SELECT id FROM nominee WHERE dossier_id = $1',
      [id],
    );
    await office.act(id, leader, {
      action: 'decide',
      number: '2871/QĐ-UBND',
      signedOn: getPlainDate(office.clock.now().toISOString().slice(0, 10)),
      outcomes: rows.map((row) => ({ nomineeId: row.id, outcome: 'approved', reason: null })),
    });
  }
}
