import { createHash } from 'node:crypto';
import { addDays, CodedError, type PlainDate } from '@portal/kernel';
import {
  atReceiver,
  type Confirmation,
  isInForce,
  type ProcedureVersion,
  withConfirmations,
} from './core';

const byTitle = new Intl.Collator('vi');

const byStart = (a: ProcedureVersion, b: ProcedureVersion): number =>
  a.validFrom < b.validFrom ? -1 : 1;

/** Ends what has no end of its own where the next version of the same procedure begins. */
function withEnds(versions: readonly ProcedureVersion[]): ProcedureVersion[] {
  return versions.map((version) => {
    if (version.validTo !== null) return version;
    const next = versions
      .filter(({ key, validFrom }) => key === version.key && validFrom > version.validFrom)
      .toSorted(byStart)[0];
    return next ? Object.freeze({ ...version, validTo: addDays(next.validFrom, -1) }) : version;
  });
}

/** How a dossier names its version and who received it. */
export interface PinnedDossier {
  readonly procedureKey: string;
  readonly procedureVersion: string;
  readonly receivingUnitId: string;
}

/**
 * Every published version of every procedure; what the province confirms meanwhile counts as
 * verified. One object for the life of a process: its content is replaced when the files change, so
 * ask anew for each piece of work.
 */
export class ProcedureCatalogue {
  /** As the files say them. */
  private published: readonly ProcedureVersion[];
  private publishedHash: string;
  private confirmations: readonly Confirmation[] = [];
  /** The same with what was confirmed. */
  private versions: readonly ProcedureVersion[];
  /** Versions as they are for a receiving unit: as many as there are versions and communes at most. */
  private readonly received = new Map<string, ProcedureVersion>();

  constructor(versions: readonly ProcedureVersion[]) {
    this.published = withEnds(versions).toSorted((a, b) => byTitle.compare(a.title.vi, b.title.vi));
    this.versions = this.published;
    const hashes = versions.map(({ hash }) => hash).toSorted();
    this.publishedHash = createHash('sha256').update(hashes.join('\n')).digest('hex');
  }

  /** SHA-256 over the hashes of all versions: two processes with equal ones follow the same law. */
  get hash(): string {
    return this.publishedHash;
  }

  /** From now on the versions of another catalogue count; confirmations are kept. */
  replace(other: ProcedureCatalogue): void {
    this.published = other.published;
    this.publishedHash = other.publishedHash;
    this.applyConfirmations(this.confirmations);
  }

  /**
   * From now on these confirmations count, and no others. Versions that were handed out before stay
   * as they are: ask anew for each piece of work.
   */
  applyConfirmations(confirmations: readonly Confirmation[]): void {
    this.confirmations = confirmations;
    this.versions = this.published.map((version) => withConfirmations(version, confirmations));
    this.received.clear();
  }

  /** The procedures that take filings on a day, in the order of their titles. */
  all(on: PlainDate): ProcedureVersion[] {
    return this.versions.filter((version) => isInForce(version, on));
  }

  /** Every version of every procedure, in the order of their titles. */
  allVersions(): readonly ProcedureVersion[] {
    return this.versions;
  }

  /** All versions of a procedure, oldest first. */
  versionsOf(key: string): ProcedureVersion[] {
    return this.versions.filter((version) => version.key === key).toSorted(byStart);
  }

  /** The version that follows a version, if there is one yet. */
  findSuccessor({ key, validFrom }: Pick<ProcedureVersion, 'key' | 'validFrom'>) {
    return this.versionsOf(key).find((version) => version.validFrom > validFrom);
  }

  /** The version that takes filings on a day, if the procedure has one then. */
  findInForce(key: string, on: PlainDate): ProcedureVersion | undefined {
    return this.versions.find((version) => version.key === key && isInForce(version, on));
  }

  /**
   * The version that a dossier is pinned to, with the units that handle this dossier.
   * @throws CodedError `procedure.not_found`
   */
  of({ procedureKey, procedureVersion, receivingUnitId }: PinnedDossier): ProcedureVersion {
    const version = this.get(procedureKey, procedureVersion);
    const name = `${procedureKey} ${procedureVersion} ${receivingUnitId}`;
    const known = this.received.get(name) ?? atReceiver(version, receivingUnitId);
    this.received.set(name, known);
    return known;
  }

  /**
   * A version by its name.
   * @throws CodedError `procedure.not_found`
   */
  get(key: string, version: string): ProcedureVersion {
    const found = this.versions.find((each) => each.key === key && each.version === version);
    if (!found) throw new CodedError('not_found', 'procedure.not_found');
    return found;
  }
}
