import { Injectable } from '@nestjs/common';
import { type Applicant, Parties } from '@portal/identity';
import { Organisation } from '@portal/procedures';
import { DataSource } from 'typeorm';
import { ProceduresInForce } from '../catalogue/procedures-in-force';
import { communeIn } from './commune-choice';

/** What has to be known before a draft can be begun: of which procedure, and with which commune. */
@Injectable()
export class Beginning {
  constructor(
    readonly procedures: ProceduresInForce,
    readonly organisation: Organisation,
    private readonly parties: Parties,
    private readonly dataSource: DataSource,
  ) {}

  /** The commune in which all of the applicant's parties are; empty: they have to say which. */
  async nearestCommune({ memberships }: Applicant): Promise<string> {
    const { manager } = this.dataSource;
    const found = new Set<string>();
    for (const { partyId } of memberships) {
      const party = await this.parties.find(manager, partyId);
      const inAddress = communeIn(party?.address ?? '', this.organisation);
      found.add(inAddress || communeIn(party?.name ?? '', this.organisation));
    }
    const [only = '', other] = found;
    return other === undefined ? only : '';
  }
}
