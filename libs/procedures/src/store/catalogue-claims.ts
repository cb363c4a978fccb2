import { Injectable } from '@nestjs/common';
import { ProcedureCatalogue } from '../catalogue';
import { type Claim, claimsOf, organisationClaims } from '../core';
import { Organisation } from '../organisation';

/** Every statement of catalogue and organisation that its file marks as unverified. */
@Injectable()
export class CatalogueClaims {
  private known: { readonly of: readonly object[]; readonly all: readonly Claim[] } | undefined;

  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly organisation: Organisation,
  ) {}

  /** Confirmed meanwhile or not. */
  all(): readonly Claim[] {
    const versions = this.catalogue.allVersions();
    if (this.known?.of !== versions) {
      const unitName = (id: string): string => this.organisation.findUnit(id)?.name.vi ?? id;
      const all = [
        ...versions.flatMap((version) => claimsOf(version, unitName)),
        ...organisationClaims(this.organisation.definition),
      ];
      this.known = { of: versions, all };
    }
    return this.known.all;
  }
}
