import { randomBytes } from 'node:crypto';
import { type Applicant, mayOn, Party } from '@portal/identity';
import { CodedError, isId, newId, toOfficeTime } from '@portal/kernel';
import { type FormField, type ProcedureVersion, readAnswers } from '@portal/procedures/core';
import type { EntityManager } from 'typeorm';
import type { DossierServices } from '../dossier-services';
import { Dossier } from '../entities';
import { assertMayBegin } from './beginning-refusal';
import { chooseReceiver } from './choose-receiver';

/** For whom a draft of which procedure is begun. */
export interface NewDraft {
  readonly actor: Applicant;
  readonly procedureKey: string;
  readonly partyId: string;
  /** The commune that the applicant chose; null for procedures of one office. */
  readonly communeId: string | null;
  readonly at: Date;
}

/** Most drafts that one party may keep: a bound against floods, far above what a unit needs. */
const MAX_DRAFTS = 200;

function known(
  prefill: NonNullable<FormField['prefill']>,
  party: Party,
  actor: Applicant,
): string | null {
  switch (prefill) {
    case 'party.name':
      return party.name;
    case 'party.address':
      return party.address;
    case 'party.phone':
      return party.phone;
    case 'party.email':
      return party.email;
    case 'account.fullName':
      return actor.fullName;
    case 'account.email':
      return actor.email;
    default:
      return null;
  }
}

function prefilled(procedure: ProcedureVersion, party: Party, actor: Applicant) {
  const answers: Record<string, string> = {};
  for (const field of procedure.sections.flatMap((section) => section.fields)) {
    const value = field.prefill ? known(field.prefill, party, actor) : null;
    if (value) answers[field.id] = value;
  }
  return readAnswers(procedure, { answers, nominees: [] });
}

/**
 * Begins a draft under the version of law in force today, with what is known already filled in.
 * @returns its id
 * @throws InvalidFieldsError `draft.commune_required`
 * @throws CodedError `procedure.not_found`, `procedure.information_only`,
 *   `procedure.outside_filing_window`, `draft.party_forbidden`, `draft.party_kind`,
 *   `draft.commune_not_asked`, `draft.too_many`
 */
export async function createDraft(
  { catalogue, organisation }: Pick<DossierServices, 'catalogue' | 'organisation'>,
  tx: EntityManager,
  { actor, procedureKey, partyId, communeId, at }: NewDraft,
): Promise<string> {
  const procedure = catalogue.findInForce(procedureKey, toOfficeTime(at).date);
  if (!procedure) throw new CodedError('not_found', 'procedure.not_found');
  const party = isId(partyId) ? await tx.findOneBy(Party, { id: partyId }) : null;
  if (!party || !mayOn(actor, 'draft.create', { partyId, unitIds: [], holder: null })) {
    throw new CodedError('forbidden', 'draft.party_forbidden');
  }
  assertMayBegin(procedure, party.kind, toOfficeTime(at).date);
  const receivingUnitId = chooseReceiver(organisation, procedure, communeId);
  const drafts = await tx.countBy(Dossier, { ownerPartyId: partyId, status: 'draft' });
  if (drafts >= MAX_DRAFTS) throw new CodedError('conflict', 'draft.too_many', { max: MAX_DRAFTS });
  const id = newId(at);
  await tx.insert(Dossier, {
    id,
    code: null,
    lookupKey: null,
    status: 'draft',
    turn: 'applicant',
    version: 1,
    procedureKey: procedure.key,
    procedureVersion: procedure.version,
    procedureHash: procedure.hash,
    ownerPartyId: partyId,
    createdByAccountId: actor.accountId,
    receivingUnitId,
    channel: 'online',
    form: prefilled(procedure, party, actor) as object,
    journalSalt: randomBytes(16).toString('hex'),
    createdAt: at,
    updatedAt: at,
  });
  return id;
}
