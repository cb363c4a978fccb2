import type { CountingReport } from './deadlines/measure-counting';
import type { DemonstrationReport } from './demonstration/measure-demonstration';
import type { FilingReport } from './filing/measure-filing';
import type { LoadedFile } from './first-page';
import type { SmallReport } from './measure-small';
import type { RecountReport } from './recount/measure-recount';
import type { ReadingReport } from './reading/measure-reading';

/** Everything that was measured in one run. */
export interface BenchReport {
  /** Version; none when no part needed a database. */
  postgres?: string;
  /** Programs that wanted a core just before the bench began: its noise. */
  loadBefore: number;
  filing?: FilingReport;
  reading?: ReadingReport[];
  firstPage?: LoadedFile[];
  demonstration?: DemonstrationReport;
  small?: SmallReport;
  counting?: CountingReport;
  recount?: RecountReport;
}
