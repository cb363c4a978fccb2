import { Injectable } from '@nestjs/common';
import { CurrentCalendar, DeadlineStore, type WorkingCalendar } from '@portal/deadlines';
import { Organisation, ProcedureCatalogue } from '@portal/procedures';

/** What the rules of dossiers stand on. */
@Injectable()
export class DossierServices {
  constructor(
    readonly catalogue: ProcedureCatalogue,
    readonly organisation: Organisation,
    private readonly currentCalendar: CurrentCalendar,
    readonly deadlines: DeadlineStore,
  ) {}

  /** The calendar that counts now; one piece of work asks once. */
  get calendar(): WorkingCalendar {
    return this.currentCalendar.get();
  }
}
