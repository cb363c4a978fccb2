import { createHash } from 'node:crypto';
import { addDays, CodedError, type PlainDate } from '@portal/kernel';
import {
  atReceiver,
  type Confirmation,
  isInForce,
  type ProcedureVersion,
  type Repeal,
  withConfirmations,
} from './core';

const byTitle = new Intl.Collator('vi');

const byStart = (a: ProcedureVersion, b: ProcedureVersion): number =>
  a.validFrom < b.validFrom ? -1 : 1;

/** Abolished procedures by their key. */
type Repeals = ReadonlyMap<string, Repeal>;

function endOf(
  { key, validFrom, validTo }: ProcedureVersion,
  versions: readonly ProcedureVersion[],
  repeals: Repeals,
): PlainDate | null {
  const next = versions
    .filter((other) => other.key === key && other.validFrom > validFrom)
    .toSorted(byStart)[0];
  const own = validTo ?? (next ? addDays(next.validFrom, -1) : null);
  const repealed = repeals.get(key)?.repealedFrom;
  const last = repealed === undefined ? null : addDays(repealed, -1);
  return own === null || (last !== null && last < own) ? last : own;
}

/**
 * Ends what has no end of its own where the next version of the same procedure begins, and what is
 * abolished on the day before.
 */
function withEnds(versions: readonly ProcedureVersion[], repeals: Repeals): ProcedureVersion[] {
  return versions.map((version) => {
    const validTo = endOf(version, versions, repeals);
    return validTo === version.validTo ? version : Object.freeze({ ...version, validTo });
  });
}

/** What a set of files says. */
interface Contents {
  readonly hash: string;
  readonly versions: readonly ProcedureVersion[];
  readonly repeals: Repeals;
}

/** How a dossier names its version and who received it. */
export interface PinnedDossier {
  readonly procedureKey: string;
  readonly procedureVersion: string;
  readonly receivingUnitId: string;
}

/**
 * Every version of every procedure as the files say them; what the province confirms meanwhile counts
 * as verified.
 */
export class ProcedureCatalogue {
  private contents: Contents;
  /** The versions with what was confirmed. */
  private versions: readonly ProcedureVersion[];
  private confirmations: readonly Confirmation[] = [];
  /** Versions as they are for a receiving unit: as many as there are versions and communes at most. */
  private readonly received = new Map<string, ProcedureVersion>();

  constructor(versions: readonly ProcedureVersion[], repeals: Repeals = new Map()) {
    const marks = [
      ...versions.map(({ hash }) => hash),
      ...[...repeals].map(([key, { repealedFrom }]) => `${key} ${repealedFrom}`),
    ];
    this.contents = {
      hash: createHash('sha256').update(marks.toSorted().join('\n')).digest('hex'),
      versions: withEnds(versions, repeals).toSorted((a, b) =>
        byTitle.compare(a.title.vi, b.title.vi),
      ),
      repeals,
    };
    this.versions = this.contents.versions;
  }

  /** SHA-256 over all versions and what is abolished: two processes with equal ones follow the same law. */
  get hash(): string {
    return this.contents.hash;
  }

  /**
   * Follows another catalogue from now on, in one step; what was confirmed stays so. Versions that were
   * handed out before stay as they are: ask anew for each piece of work.
   */
  replace(next: ProcedureCatalogue): void {
    this.contents = next.contents;
    this.applyConfirmations(this.confirmations);
  }

  /** From now on these confirmations count, and no others. */
  applyConfirmations(confirmations: readonly Confirmation[]): void {
    this.confirmations = confirmations;
    this.versions = this.contents.versions.map((version) =>
      withConfirmations(version, confirmations),
    );
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

  /** That a procedure is abolished, from when and by which law; nothing while it is not. */
  repealOf(key: string): Repeal | undefined {
    return this.contents.repeals.get(key);
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
