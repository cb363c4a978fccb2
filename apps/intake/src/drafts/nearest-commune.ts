import { Injectable } from '@nestjs/common';
import { type Applicant, Parties } from '@portal/identity';
import { Organisation } from '@portal/procedures';
import { DataSource } from 'typeorm';
import { communeIn } from './commune-choice';

/** Guesses the commune that an applicant will choose, so that the list need not be searched. */
@Injectable()
export class NearestCommune {
  constructor(
    readonly organisation: Organisation,
    private readonly parties: Parties,
    private readonly dataSource: DataSource,
  ) {}

  /** Id of the commune in which all of the applicant's parties are; empty when they differ. */
  async of({ memberships }: Applicant): Promise<string> {
    const found = new Set<string>();
    for (const { partyId } of memberships) {
      const party = await this.parties.find(this.dataSource.manager, partyId);
      const inAddress = communeIn(party?.address ?? '', this.organisation);
      found.add(inAddress || communeIn(party?.name ?? '', this.organisation));
    }
    const [only = '', other] = found;
    return other === undefined ? only : '';
  }
}
