import { Injectable } from '@nestjs/common';
import {
  CurrentCalendar,
  DeadlineMarks,
  DeadlineStore,
  type WorkingCalendar,
} from '@portal/deadlines';
import { Organisation, ProcedureCatalogue } from '@portal/procedures';

/** How the time of dossiers is kept. */
@Injectable()
export class DossierClocks {
  constructor(
    readonly currentCalendar: CurrentCalendar,
    readonly deadlines: DeadlineStore,
    readonly marks: DeadlineMarks,
  ) {}
}

/** What the rules of dossiers stand on. */
@Injectable()
export class DossierServices {
  readonly deadlines: DeadlineStore;
  readonly marks: DeadlineMarks;

  constructor(
    readonly catalogue: ProcedureCatalogue,
    readonly organisation: Organisation,
    private readonly clocks: DossierClocks,
  ) {
    this.deadlines = clocks.deadlines;
    this.marks = clocks.marks;
  }

  /** The calendar that counts now; one piece of work asks once. */
  get calendar(): WorkingCalendar {
    return this.clocks.currentCalendar.get();
  }
}
