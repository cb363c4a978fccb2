import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, CodedError, toOfficeTime } from '@portal/kernel';
import { ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';

/** The versions that take filings today. */
@Injectable()
export class ProceduresInForce {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the order of their titles. */
  all(): ProcedureVersion[] {
    return this.catalogue.all(this.today());
  }

  /** @throws CodedError `procedure.not_found` */
  get(key: string): ProcedureVersion {
    const version = this.catalogue.findInForce(key, this.today());
    if (!version) throw new CodedError('not_found', 'procedure.not_found');
    return version;
  }

  private today() {
    return toOfficeTime(this.clock.now()).date;
  }
}
