import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, formatDate, toOfficeTime } from '@portal/kernel';
import { ProcedureCatalogue } from '@portal/procedures';
import { type ClaimPlace, ORGANISATION_KEY } from '@portal/procedures/core';

const nameOf = (key: string, version: string): string => `${key} ${version}`;

/** What these pages ask of the catalogue as it is today. */
@Injectable()
export class CatalogueToday {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Tells whether a place takes part in filings of today; the organisation always does. */
  inForce(): (place: ClaimPlace) => boolean {
    const { date } = toOfficeTime(this.clock.now());
    const names = new Set(this.catalogue.all(date).map(({ key, version }) => nameOf(key, version)));
    return ({ procedureKey, version }) =>
      procedureKey === ORGANISATION_KEY || names.has(nameOf(procedureKey, version));
  }

  /** Title of a procedure, from its newest version. */
  titleOf(key: string): string {
    if (key === ORGANISATION_KEY) return 'Tổ chức, giờ làm việc và mã hồ sơ';
    return this.catalogue.versionsOf(key).at(-1)?.title.vi ?? key;
  }

  /** Title and validity of the version in which a claim stands. */
  placeInWords({ procedureKey, version }: ClaimPlace): { text: string; hint: string } {
    const found = this.catalogue.versionsOf(procedureKey).find((each) => each.version === version);
    if (!found) return { text: this.titleOf(procedureKey), hint: 'config/organisation.yaml' };
    const until = found.validTo === null ? '' : ` đến ${formatDate(found.validTo)}`;
    return {
      text: found.title.vi,
      hint: `Phiên bản ${version}, nhận hồ sơ từ ${formatDate(found.validFrom)}${until}`,
    };
  }

  /** Every procedure by key and title, in the order of titles. */
  choices(): { value: string; text: string }[] {
    const keys = [...new Set(this.catalogue.allVersions().map(({ key }) => key))];
    const byTitle = new Intl.Collator('vi');
    return [
      { value: ORGANISATION_KEY, text: this.titleOf(ORGANISATION_KEY) },
      ...keys
        .map((value) => ({ value, text: this.titleOf(value) }))
        .toSorted((a, b) => byTitle.compare(a.text, b.text)),
    ];
  }
}
