import { InitialSchema1795392000000 } from './1795392000000-InitialSchema';
import { ClockMarks1795777203392 } from './1795777203392-ClockMarks';
import { SupplementApproval1795778225523 } from './1795778225523-SupplementApproval';
import { QueueByPromise1795779207621 } from './1795779207621-QueueByPromise';
import { ReportingIndexes1795784400000 } from './1795784400000-ReportingIndexes';
import { PublishedVersions1795790000000 } from './1795790000000-PublishedVersions';
import { LawMoves1795791000000 } from './1795791000000-LawMoves';
import { ClaimConfirmations1795792000000 } from './1795792000000-ClaimConfirmations';

/** Every migration in order; a landed one is never edited. */
export const migrations = [
  InitialSchema1795392000000,
  ClockMarks1795777203392,
  SupplementApproval1795778225523,
  QueueByPromise1795779207621,
  ReportingIndexes1795784400000,
  PublishedVersions1795790000000,
  LawMoves1795791000000,
  ClaimConfirmations1795792000000,
];
