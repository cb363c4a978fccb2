import type { DemonstrationReport } from './demonstration/measure-demonstration';
import type { FilingReport } from './filing/measure-filing';
import type { LoadedFile } from './first-page';
import type { SmallReport } from './measure-small';
import type { ReadingReport } from './reading/measure-reading';

/** Everything that was measured in one run. */
export interface BenchReport {
  postgres: string;
  filing?: FilingReport;
  reading?: ReadingReport[];
  firstPage?: LoadedFile[];
  demonstration?: DemonstrationReport;
  small?: SmallReport;
}
