import { Injectable } from '@nestjs/common';
import { filingRefusal, partyRefusal } from '@portal/dossiers';
import { type Applicant, Parties, type Party } from '@portal/identity';
import type { CodedError, PlainDate } from '@portal/kernel';
import { Organisation } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import { DataSource } from 'typeorm';
import { ProceduresInForce } from '../catalogue/procedures-in-force';
import { communeIn } from './commune-choice';

/** What has to be known before a draft can be begun: of which procedure, for whom, with which commune. */
@Injectable()
export class Beginning {
  constructor(
    readonly procedures: ProceduresInForce,
    readonly organisation: Organisation,
    private readonly parties: Parties,
    private readonly dataSource: DataSource,
  ) {}

  /** The legal day of the office. */
  today(): PlainDate {
    return this.procedures.today();
  }

  /** Why this applicant cannot file a version today, with any of their parties; nothing where they can. */
  async refusal(actor: Applicant, version: ProcedureVersion): Promise<CodedError | undefined> {
    const general = filingRefusal(version, this.today());
    if (general) return general;
    const refusals = (await this.partiesOf(actor)).map(({ kind }) => partyRefusal(version, kind));
    return refusals.every((each) => each !== undefined) ? refusals[0] : undefined;
  }

  /**
   * The parties for which the applicant may file a version today.
   * @throws CodedError `procedure.information_only`, `procedure.outside_filing_window`,
   *   `draft.party_kind` when they may for none
   */
  async partiesFor(actor: Applicant, version: ProcedureVersion) {
    const refusal = await this.refusal(actor, version);
    if (refusal) throw refusal;
    return (await this.partiesOf(actor))
      .filter(({ kind }) => partyRefusal(version, kind) === undefined)
      .map(({ id, name }) => ({ value: id, text: name }));
  }

  /** The commune in which all of the applicant's parties are; empty: they have to say which. */
  async nearestCommune(actor: Applicant): Promise<string> {
    const found = new Set(
      (await this.partiesOf(actor)).map(
        ({ address, name }) =>
          communeIn(address ?? '', this.organisation) || communeIn(name, this.organisation),
      ),
    );
    const [only = '', other] = found;
    return other === undefined ? only : '';
  }

  private async partiesOf({ memberships }: Applicant): Promise<Party[]> {
    const { manager } = this.dataSource;
    const found: Party[] = [];
    for (const { partyId } of memberships) {
      const party = await this.parties.find(manager, partyId);
      if (party) found.push(party);
    }
    return found;
  }
}
