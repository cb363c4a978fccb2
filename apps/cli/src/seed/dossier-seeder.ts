import { Readable } from 'node:stream';
import { type Command, Dossier, Dossiers, Nominee } from '@portal/dossiers';
import { addWorkingMinutes, CurrentCalendar, type WorkingCalendar } from '@portal/deadlines';
import { Files } from '@portal/files';
import type { Applicant, StaffMember } from '@portal/identity';
import { fromOfficeTime, type ManualClock, toOfficeTime } from '@portal/kernel';
import { Notice, OutboxRow } from '@portal/notifications';
import { Organisation, ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import { DataSource } from 'typeorm';
import type { INestApplicationContext } from '@nestjs/common';
import type { DemonstrationDossier } from './demonstration-dossiers';
import type { PastDossier } from './demonstration-history';
import { nomineeOf, stepTimes } from './past-plan';
import { samplePdf } from './sample-pdf';

const WORKING_DAY = 8 * 60;
/** Past dossiers are accepted at ten: what ends shortly before its due minute ends on that day. */
const ACCEPTED_AT = 10 * 60;
const BEFORE_ACCEPTANCE = 90;

/** The procedure of the demonstration's dossiers, in the version of the day, unless they name one. */
const DEMONSTRATED = 'bang-khen-ubnd-tinh-dot-xuat';

/** Who acts in the demonstration. */
export interface Cast {
  readonly units: readonly Applicant[];
  readonly staff: readonly StaffMember[];
}

/**
 * Lets dossiers live through the real actions on a clock that is moved through the past, so that
 * the demonstration's history is one that could have happened.
 */
export class DossierSeeder {
  private readonly dossiers: Dossiers;
  private readonly files: Files;
  private readonly dataSource: DataSource;
  private readonly calendar: WorkingCalendar;
  private readonly organisation: Organisation;
  private readonly catalogue: ProcedureCatalogue;
  private readonly procedure: ProcedureVersion;
  /** The instant to which the history leads. */
  private readonly today: Date;

  constructor(
    app: INestApplicationContext,
    private readonly clock: ManualClock,
    private readonly cast: Cast,
  ) {
    this.dossiers = app.get(Dossiers);
    this.files = app.get(Files);
    this.dataSource = app.get(DataSource);
    this.calendar = app.get(CurrentCalendar).get();
    this.organisation = app.get(Organisation);
    this.today = clock.now();
    this.catalogue = app.get(ProcedureCatalogue);
    this.procedure = this.inForce(DEMONSTRATED);
  }

  /** Brings one dossier to its stage. */
  async seed(plan: DemonstrationDossier): Promise<void> {
    const minutes = plan.sentDaysAgo * WORKING_DAY;
    const sentAt =
      minutes === 0 ? this.today : addWorkingMinutes(this.calendar, this.today, -minutes);
    this.clock.set(sentAt);
    const applicant = this.cast.units[plan.unit]!;
    if (plan.stage === 'draft') {
      await this.begin(applicant);
      return;
    }
    const id = await this.send(applicant, plan);
    await this.process(id, plan);
  }

  /** Lets a dossier of the past months live from sending to hand-over, each step in its time. */
  async seedPast(past: PastDossier): Promise<void> {
    const minutes = past.acceptedDaysAgo * WORKING_DAY;
    const { date } = toOfficeTime(addWorkingMinutes(this.calendar, this.today, -minutes));
    const acceptedAt = fromOfficeTime({ date, minute: ACCEPTED_AT });
    this.clock.set(addWorkingMinutes(this.calendar, acceptedAt, -BEFORE_ACCEPTANCE));
    const id = await this.send(this.cast.units[past.unit]!, {
      ...past,
      nominees: [nomineeOf(past)],
    });
    this.clock.set(acceptedAt);
    await this.actAsHolder(id, { action: 'accept' });
    await this.advance(id, 'handed_over', stepTimes(this.calendar, this.procedure, past));
    // Those mails would have gone out months ago: none of them is sent at the first start.
    for (const record of [OutboxRow, Notice]) {
      await this.dataSource.manager.delete(record, { dossierId: id });
    }
  }

  private inForce(key: string): ProcedureVersion {
    return this.catalogue.findInForce(key, toOfficeTime(this.today).date)!;
  }

  private begin(applicant: Applicant, at?: DemonstrationDossier['at']): Promise<string> {
    return this.dossiers.createDraft({
      actor: applicant,
      procedureKey: at?.procedureKey ?? this.procedure.key,
      partyId: applicant.memberships[0]!.partyId,
      communeId: at?.communeId ?? null,
    });
  }

  /** Fills a draft in and sends it. */
  private async send(
    applicant: Applicant,
    plan: Pick<DemonstrationDossier, 'at' | 'eventPlace' | 'reason' | 'nominees'>,
  ): Promise<string> {
    const id = await this.begin(applicant, plan.at);
    const date = toOfficeTime(this.clock.now()).date;
    await this.dossiers.saveDraft(
      { dossierId: id, version: 1, actor: applicant },
      {
        answers: {
          proposalNumber: '45/TTr-UBND',
          proposalDate: date,
          contactName: applicant.fullName,
          contactPhone: '0912345678',
          contactEmail: applicant.email,
          resultDelivery: 'online',
          eventDate: date,
          eventPlace: plan.eventPlace,
          reason: plan.reason,
        },
        nominees: plan.nominees,
      },
    );
    const { components } = plan.at ? this.inForce(plan.at.procedureKey) : this.procedure;
    for (const component of components) {
      await this.attach(id, applicant, component.id);
    }
    await this.act(id, applicant, { action: 'submit' });
    return id;
  }

  private async attach(
    dossierId: string,
    actor: Applicant | StaffMember,
    componentId: string | null,
  ): Promise<void> {
    const name = componentId ?? 'quyet-dinh';
    const file = await this.files.receive(
      this.dataSource.manager,
      Readable.from([samplePdf(`Ban trinh dien: ${name} ${dossierId.slice(0, 13)}`)]),
      { name: `${name}.pdf`, accepts: ['pdf'] },
    );
    await this.dossiers.attachFile({ dossierId, actor, componentId }, file);
  }

  /** Acts as whoever's turn it is, some working hours later. */
  private async process(id: string, plan: DemonstrationDossier): Promise<void> {
    const { stage } = plan;
    if (stage === 'submitted') return;
    this.pass(90);
    if (stage === 'supplement') {
      await this.actAsHolder(id, {
        action: 'request_supplement',
        reason: 'Báo cáo thành tích chưa có xác nhận của cấp trình.',
        items: [
          { componentId: this.procedure.components[1]!.id, text: 'Bản có xác nhận, đóng dấu' },
        ],
      });
      return;
    }
    if (stage === 'refused') {
      const reason =
        'Hồ sơ đề nghị khen thưởng tổng kết năm, không thuộc thủ tục khen thưởng đột xuất.';
      await this.actAsHolder(id, { action: 'refuse', reason });
      return;
    }
    await this.actAsHolder(id, { action: 'accept' });
    await this.advance(id, stage);
  }

  /** @param times working minutes of each step; half a day where none is given */
  private async advance(
    id: string,
    stage: DemonstrationDossier['stage'],
    times: readonly number[] = [],
  ): Promise<void> {
    const lastStep = typeof stage === 'object' ? stage.step : null;
    for (const [index, step] of this.procedure.steps.entries()) {
      if (stage === 'accepted' || step.id === lastStep) return;
      this.pass(times[index] ?? WORKING_DAY / 2);
      if (step.decides) await this.decide(id);
      else await this.actAsHolder(id, { action: 'advance', note: '' });
    }
    if (stage !== 'handed_over') return;
    this.pass(60);
    await this.actAsHolder(id, { action: 'hand_over', receivedBy: '' });
  }

  private async decide(id: string): Promise<void> {
    const holder = await this.holderOf(id);
    await this.attach(id, holder, null);
    const nominees = await this.dataSource.manager.findBy(Nominee, { dossierId: id });
    await this.actAsHolder(id, {
      action: 'decide',
      number: '2871/QĐ-UBND',
      signedOn: toOfficeTime(this.clock.now()).date,
      outcomes: nominees.map((nominee) => ({
        nomineeId: nominee.id,
        outcome: 'approved' as const,
        reason: null,
      })),
    });
  }

  /** Moves the clock on by working minutes, never past today. */
  private pass(minutes: number): void {
    const later = addWorkingMinutes(this.calendar, this.clock.now(), minutes);
    this.clock.set(later < this.today ? later : this.today);
  }

  private async holderOf(id: string): Promise<StaffMember> {
    const dossier = await this.dataSource.manager.findOneByOrFail(Dossier, { id });
    const holder = this.cast.staff.find(
      (member) =>
        member.unitId === dossier.holderUnitId &&
        member.roles.some((role) => role === dossier.holderRole),
    );
    if (holder) return holder;
    const unit = dossier.holderUnitId ? this.organisation.getUnit(dossier.holderUnitId) : null;
    throw new Error(`Nobody of ${unit?.name.vi ?? 'the office'} is ${dossier.holderRole}`);
  }

  private async actAsHolder(id: string, command: Command): Promise<void> {
    await this.act(id, await this.holderOf(id), command);
  }

  private async act(id: string, actor: Applicant | StaffMember, command: Command): Promise<void> {
    const { version } = await this.dataSource.manager.findOneByOrFail(Dossier, { id });
    await this.dossiers.act({ dossierId: id, version, actor }, command);
  }
}
