import { Inject, Injectable } from '@nestjs/common';
import { Account, LINK_LIFETIME_MS, Party, Staff } from '@portal/identity';
import {
  type LoadedNotice,
  type NoticeData,
  type NoticeKind,
  type NoticeRequest,
  NoticeSource,
} from '@portal/notifications';
import { type Config, CONFIG } from '@portal/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { DossierServices } from '../dossier-services';
import { Dossier } from '../entities';
import {
  accepted,
  closedUnanswered,
  decided,
  type Facts,
  handedOver,
  newDossier,
  refused,
  submitted,
  supplementAnswered,
  supplementApproval,
  supplementDeclined,
  supplementReminder,
  supplementRequested,
  withdrawn,
} from './dossier-facts';
import { dateMoved, extensionDraft, timeWarning } from './time-facts';

const TOKEN_PURPOSES = {
  'account.confirm': 'confirm_email',
  'account.password_reset': 'reset_password',
} as const;
const TOKEN_PATHS = {
  'account.confirm': '/tai-khoan/xac-nhan',
  'account.password_reset': '/tai-khoan/dat-lai-mat-khau',
} as const;

interface Person {
  readonly name: string;
  readonly address: string;
}

type DossierKind = Exclude<NoticeKind, `account.${string}`>;
type AccountKind = Exclude<NoticeKind, DossierKind>;

const isAccountRequest = (request: NoticeRequest): request is NoticeRequest<AccountKind> =>
  request.kind.startsWith('account.');

/** Reads, at the time of sending, where a notice goes and what it says. */
@Injectable()
export class DossierNoticeSource extends NoticeSource {
  constructor(
    private readonly dataSource: DataSource,
    private readonly services: DossierServices,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  load(request: NoticeRequest): Promise<LoadedNotice | null> {
    return this.loadFrom(this.dataSource.manager, request);
  }

  /** As `load`, but sees what an open transaction has written: for previews. */
  async loadFrom(manager: EntityManager, request: NoticeRequest): Promise<LoadedNotice | null> {
    const person = await this.findPerson(manager, request.recipient);
    if (!person) return null;
    if (isAccountRequest(request)) return this.accountNotice(request, person);
    const facts = await this.findFacts(manager, request, person);
    if (!facts) return null;
    return { to: person, data: await this.dataOf(request.kind, facts) };
  }

  private accountNotice(request: NoticeRequest<AccountKind>, to: Person): LoadedNotice | null {
    const { kind, token, createdAt } = request;
    const personName = to.name;
    const { INTAKE_URL } = this.config;
    if (kind === 'account.exists') {
      return { to, data: { personName, link: `${INTAKE_URL}/tai-khoan/dang-nhap` } };
    }
    if (kind === 'account.password_changed') {
      const link = `${INTAKE_URL}/tai-khoan/quen-mat-khau`;
      return { to, data: { personName, link, changedAt: createdAt } };
    }
    // A link without its token leads nowhere: it was sent or given up already.
    if (token === null) return null;
    const link = `${INTAKE_URL}${TOKEN_PATHS[kind]}?token=${encodeURIComponent(token)}`;
    const expiresAt = new Date(createdAt.getTime() + LINK_LIFETIME_MS[TOKEN_PURPOSES[kind]]);
    return { to, data: { personName, link, expiresAt } };
  }

  private async findPerson(
    manager: EntityManager,
    recipient: NoticeRequest['recipient'],
  ): Promise<Person | null> {
    const { id, kind } = recipient;
    if (kind === 'account') {
      const account = await manager.findOneBy(Account, { id });
      return account && { name: account.fullName, address: account.email };
    }
    const staff = await manager.findOneBy(Staff, { id, active: true });
    return staff && { name: staff.fullName, address: staff.email };
  }

  private async findFacts(
    manager: EntityManager,
    request: NoticeRequest,
    person: Person,
  ): Promise<Facts | null> {
    const { dossierId, recipient } = request;
    const dossier = dossierId && (await manager.findOneBy(Dossier, { id: dossierId }));
    if (!dossier || dossier.code === null) return null;
    const party = await manager.findOneByOrFail(Party, { id: dossier.ownerPartyId });
    const procedure = this.services.catalogue.of(dossier);
    const link =
      recipient.kind === 'staff'
        ? `${this.config.BACK_OFFICE_URL}/ho-so/${dossier.id}`
        : `${this.config.INTAKE_URL}/ho-so/${dossier.id}`;
    const common = {
      personName: person.name,
      code: dossier.code,
      procedureTitle: procedure.title.vi,
      link,
    };
    const payload: Facts['payload'] = { ...request.payload };
    const { deadlines } = this.services;
    const about = { dossier, procedure, partyName: party.name, common };
    return { manager, deadlines, payload, recipient, ...about };
  }

  private dataOf(kind: DossierKind, facts: Facts): Promise<NoticeData[DossierKind]> {
    const readers: { readonly [K in DossierKind]: () => Promise<NoticeData[K]> } = {
      'dossier.submitted': () => submitted(facts),
      'dossier.accepted': () => accepted(facts),
      'dossier.supplement_requested': () => supplementRequested(facts),
      'dossier.supplement_answered': () => supplementAnswered(facts),
      'dossier.refused': () => refused(facts),
      'dossier.advanced': () => this.advanced(facts),
      'dossier.decided': () => decided(facts),
      'dossier.handed_over': () => handedOver(facts),
      'dossier.withdrawn': () => withdrawn(facts),
      'dossier.closed_unanswered': () => closedUnanswered(facts),
      'dossier.supplement_reminder': () => supplementReminder(facts),
      'dossier.date_moved': () => dateMoved(facts),
      'staff.new_dossier': () => newDossier(facts),
      'staff.supplement_answered': async () => {
        const { answeredAt } = await supplementAnswered(facts);
        return { ...facts.common, partyName: facts.partyName, answeredAt };
      },
      'staff.supplement_approval': () => supplementApproval(facts),
      'staff.supplement_declined': () => supplementDeclined(facts),
      'staff.turn': () => this.turn(facts),
      'staff.time_warning': () => timeWarning(facts, this.services.organisation),
      'staff.extension_draft': () => extensionDraft(facts),
      'staff.withdrawn': async () => ({
        ...(await withdrawn(facts)),
        partyName: facts.partyName,
      }),
    };
    return readers[kind]();
  }

  private stepNames({ dossier, procedure }: Facts): { stepTitle: string; unitName: string } {
    const step = procedure.steps.find((candidate) => candidate.id === dossier.stepId);
    const unitId = step?.unit ?? dossier.receivingUnitId;
    return {
      stepTitle: step?.title.vi ?? 'Trả kết quả',
      unitName: this.services.organisation.getUnit(unitId).name.vi,
    };
  }

  private advanced(facts: Facts): Promise<NoticeData['dossier.advanced']> {
    const { common, dossier } = facts;
    return Promise.resolve({ ...common, ...this.stepNames(facts), dueAt: dossier.dueAt });
  }

  private turn(facts: Facts): Promise<NoticeData['staff.turn']> {
    const { common, dossier, partyName } = facts;
    const { stepTitle } = this.stepNames(facts);
    return Promise.resolve({ ...common, partyName, stepTitle, stepDueAt: dossier.stepDueAt });
  }
}
