import { Account, type Actor, mayOn, Staff } from '@portal/identity';
import { CodedError } from '@portal/kernel';
import type { EntityManager } from 'typeorm';
import { JournalEntry } from '../entities';
import type { Action } from '../lifecycle';
import { standingOf } from '../standing';
import { latestSentSupplement } from '../supplements';
import { type DossierView, readDossier, type ReadingServices } from './dossier-view';
import { limitInWords } from './limit-in-words';
import type { PaperName } from './papers';

/** What the installation adds to a paper. */
export interface PaperSettings {
  /** Public address of the intake, for the QR code. */
  readonly intakeUrl: string;
  readonly demonstration: boolean;
}

interface PaperContext {
  readonly manager: EntityManager;
  readonly view: DossierView;
  readonly services: ReadingServices;
  readonly settings: PaperSettings;
}

const missing = (): CodedError => new CodedError('not_found', 'paper.not_yet');

/**
 * In whose name papers are made: of the commune that received the dossier, else of the province's desk.
 * A commune stands under no other authority on its papers, and its place is the whole name, as one
 * named after a person requires (NĐ 30/2020, Phụ lục I). Its contacts are not known.
 */
function agencyOf({ view, services }: PaperContext) {
  const { organisation } = services;
  const { oneStopShop, province, authority } = organisation;
  const commune = organisation.findCommune(view.dossier.receivingUnitId);
  if (commune) {
    const { name, place } = commune;
    const unknown = { address: null, hotline: null, email: null };
    return { parent: null, name: name.vi, unit: null, place: place.vi, ...unknown };
  }
  return {
    parent: authority.vi,
    name: oneStopShop.vi,
    unit: null,
    place: province.vi,
    address: oneStopShop.address.value,
    hotline: oneStopShop.hotline.value,
    email: oneStopShop.email.value,
  };
}

function base(context: PaperContext, issuedAt: Date) {
  const { view, settings } = context;
  const { code, lookupKey } = view.dossier;
  if (code === null || lookupKey === null) throw missing();
  const query = new URLSearchParams({ ma: code, khoa: lookupKey }).toString();
  return {
    agency: agencyOf(context),
    code,
    issuedAt,
    lookupUrl: `${settings.intakeUrl}/tra-cuu?${query}`,
    procedureTitle: view.procedure.title.vi,
    demonstration: settings.demonstration,
  };
}

function applicantOf({ view }: PaperContext) {
  const { name, address, phone, email } = view.party;
  return { name, address, phone, email };
}

async function lastEntry(
  { manager, view }: PaperContext,
  action: Action,
): Promise<JournalEntry | null> {
  return manager.findOne(JournalEntry, {
    where: { dossierId: view.dossier.id, action },
    order: { sequence: 'DESC' },
  });
}

async function officerOf({ manager }: PaperContext, staffId: string | null | undefined) {
  const staff = staffId ? await manager.findOneBy(Staff, { id: staffId }) : null;
  if (!staff) throw missing();
  return { name: staff.fullName, position: staff.position, phone: null };
}

async function acknowledgement(context: PaperContext) {
  const { view, manager } = context;
  const { submittedAt, receptionDueAt } = view.dossier;
  if (!submittedAt) throw missing();
  const entry = await lastEntry(context, 'submit');
  const sender = entry?.actorId ? await manager.findOneBy(Account, { id: entry.actorId }) : null;
  return {
    ...base(context, submittedAt),
    lookupKey: view.dossier.lookupKey ?? '',
    filedFor: view.party.name,
    filedBy: sender?.fullName ?? view.party.name,
    filedAt: submittedAt,
    nomineeCount: view.nominees.length,
    files: view.files
      .filter((file) => file.purpose === 'component')
      .map(({ componentTitle, name, size, sha256 }) => ({
        component: componentTitle,
        name,
        size,
        sha256,
      })),
    next: [
      {
        what: 'Bộ phận một cửa kiểm tra hồ sơ: tiếp nhận, yêu cầu bổ sung hoặc từ chối có nêu lý do',
        by: receptionDueAt,
      },
      {
        what: 'Khi hồ sơ được tiếp nhận, đơn vị nhận Giấy tiếp nhận hồ sơ và hẹn trả kết quả qua thư điện tử',
        by: null,
      },
    ],
  };
}

const copyCount = (context: PaperContext, componentId: string): number =>
  context.view.files.filter((file) => file.componentId === componentId).length;

async function receipt(context: PaperContext) {
  const { view } = context;
  const { dossier, procedure, due } = view;
  if (!dossier.acceptedAt || !dossier.submittedAt) throw missing();
  const entry = await lastEntry(context, 'accept');
  const legal = procedure.limits.legal;
  return {
    ...base(context, dossier.acceptedAt),
    applicant: applicantOf(context),
    owner: null,
    fee: 'Không thu phí, lệ phí',
    components: view.asFiled.components
      .map((component) => ({
        title: component.title.vi,
        electronic: copyCount(context, component.id),
      }))
      .filter(({ electronic }) => electronic > 0),
    sets: 1,
    legalLimit: legal && limitInWords(legal),
    receivedAt: dossier.acceptedAt,
    due: due && {
      at: due.dueAt,
      verified: !due.expected,
      provisional: due.provisional,
      explanation: due.lines,
    },
    resultPlace: 'Trực tuyến trên hệ thống này hoặc tại bộ phận một cửa',
    register: null,
    officer: await officerOf(context, entry?.actorId),
    filedOnline: dossier.channel === 'online',
  };
}

async function supplementSlip(context: PaperContext) {
  const { view, manager } = context;
  const request = await latestSentSupplement(manager, view.dossier.id);
  if (!request || !view.supplement) throw missing();
  return {
    ...base(context, request.requestedAt),
    number: null,
    applicant: applicantOf(context),
    components: view.supplement.items.map(({ componentTitle, text }) => ({
      title: componentTitle ?? 'Nội dung khác',
      electronic: 1,
      note: text,
    })),
    reason: request.reason,
    answerBy: request.dueAt,
    resume: view.procedure.limits.legal?.resume ?? ('restart' as const),
    officer: await officerOf(context, request.requestedByStaffId),
  };
}

async function refusalSlip(context: PaperContext) {
  const { dossier, procedure } = context.view;
  if (dossier.status !== 'refused' || !dossier.finishedAt) throw missing();
  const entry = await lastEntry(context, 'refuse');
  return {
    ...base(context, dossier.finishedAt),
    number: null,
    applicant: applicantOf(context),
    reason: dossier.closingReason ?? '',
    legalBasis: procedure.legalBasis.map((text) => text.vi),
    officer: await officerOf(context, entry?.actorId),
    filedOnline: dossier.channel === 'online',
  };
}

const READERS = {
  acknowledgement,
  receipt,
  'supplement-slip': supplementSlip,
  'refusal-slip': refusalSlip,
} as const;

/** What each paper says; the shape is that of the paper's template. */
export type PaperData<N extends PaperName> = Awaited<ReturnType<(typeof READERS)[N]>>;

/** Which paper of which dossier for whom. */
export interface PaperRequest<N extends PaperName> {
  readonly name: N;
  readonly dossierId: string;
  readonly actor: Actor;
  readonly at: Date;
  readonly settings: PaperSettings;
}

/**
 * Reads what a paper says, from the same columns and the same computation as the pages.
 * @throws CodedError `dossier.not_found`; `paper.not_yet` when the dossier has no such paper
 */
export async function readPaper<N extends PaperName>(
  services: ReadingServices,
  manager: EntityManager,
  { name, dossierId, actor, settings, at }: PaperRequest<N>,
): Promise<PaperData<N>> {
  const view = await readDossier(services, manager, { actor, dossierId, at });
  if (!mayOn(actor, 'paper.read', standingOf(view.dossier, view.procedure))) {
    throw new CodedError('not_found', 'dossier.not_found');
  }
  const read = READERS[name] as (context: PaperContext) => Promise<PaperData<N>>;
  return read({ manager, view, services, settings });
}
