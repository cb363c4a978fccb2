import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, CodedError, type PlainDate, toOfficeTime } from '@portal/kernel';
import { ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';

/** The versions that take filings today, and all others beside them. */
@Injectable()
export class ProceduresInForce {
  constructor(
    readonly catalogue: ProcedureCatalogue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the order of their titles. */
  all(): ProcedureVersion[] {
    return this.catalogue.all(this.today());
  }

  /** The version in force today, if there is one. */
  find(key: string): ProcedureVersion | undefined {
    return this.catalogue.findInForce(key, this.today());
  }

  /** @throws CodedError `procedure.not_found` */
  get(key: string): ProcedureVersion {
    const version = this.find(key);
    if (!version) throw new CodedError('not_found', 'procedure.not_found');
    return version;
  }

  /**
   * All versions of a procedure, oldest first.
   * @throws CodedError `procedure.not_found`
   */
  versionsOf(key: string): ProcedureVersion[] {
    const versions = this.catalogue.versionsOf(key);
    if (versions.length === 0) throw new CodedError('not_found', 'procedure.not_found');
    return versions;
  }

  /** The legal day of the office. */
  today(): PlainDate {
    return toOfficeTime(this.clock.now()).date;
  }
}
