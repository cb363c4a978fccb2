import { formatDate, type PlainDate } from '@portal/kernel';
import type { ProcedureCatalogue } from '@portal/procedures';
import { isInForce, type ProcedureVersion } from '@portal/procedures/core';
import { procedurePath, versionPath } from '../paths';
import { levelName } from './catalogue-words';

type Version = Pick<ProcedureVersion, 'validFrom' | 'validTo'>;

/** `từ 01/07/2025 đến hết 30/09/2026`. */
export function validityInWords({ validFrom, validTo }: Version): string {
  const from = `từ ${formatDate(validFrom)}`;
  return validTo === null ? from : `${from} đến hết ${formatDate(validTo)}`;
}

/** Where a version stands, seen from a day. */
export type Standing = 'current' | 'coming' | 'past';

/** Whether a version is in force on a day, begins later, or has ended. */
export function standingOn(version: ProcedureVersion, on: PlainDate): Standing {
  if (isInForce(version, on)) return 'current';
  return version.validFrom > on ? 'coming' : 'past';
}

const STANDINGS: Readonly<Record<Standing, { text: string; colour: string }>> = {
  current: { text: 'Đang áp dụng', colour: 'green' },
  coming: { text: 'Chưa áp dụng', colour: 'blue' },
  past: { text: 'Đã hết hiệu lực', colour: 'grey' },
};

/** A version as lists show it. */
const row = (version: ProcedureVersion, on: PlainDate) => ({
  title: version.title.vi,
  version: version.version,
  validity: validityInWords(version),
  tag: STANDINGS[standingOn(version, on)],
  href: versionPath(version.key, version.version),
  formHref: versionPath(version.key, version.version, 'mau-don.pdf'),
});

/** The version that names a procedure today: the one in force, else the next one, else the last one. */
export function namingVersion(versions: readonly ProcedureVersion[], on: PlainDate) {
  const standing = (wanted: Standing) =>
    versions.find((version) => standingOn(version, on) === wanted);
  return standing('current') ?? standing('coming') ?? versions.at(-1);
}

/**
 * All versions of a procedure, the newest first.
 * @param versions oldest first, at least one
 */
export function historyView(versions: readonly ProcedureVersion[], on: PlainDate, repeal = '') {
  const naming = namingVersion(versions, on)!;
  return {
    title: naming.title.vi,
    href: isInForce(naming, on) ? procedurePath(naming.key) : '',
    repeal,
    versions: versions.toReversed().map((version) => row(version, on)),
  };
}

/** What stands over the page of a version that is not the one in force. */
export function oldVersionBanner(version: ProcedureVersion, current: ProcedureVersion | undefined) {
  return {
    title: 'Phiên bản của thủ tục',
    text: `Phiên bản áp dụng ${validityInWords(version)}; ${current ? `hiện nay áp dụng phiên bản ${validityInWords(current)}.` : 'hiện nay thủ tục này không còn áp dụng.'}`,
    href: current ? procedurePath(current.key) : versionPath(version.key),
    linkText: current ? 'Xem phiên bản hiện nay' : 'Xem các phiên bản',
  };
}

/** Procedures that had versions and have none any more, by their last one, in the order of titles. */
export function endedProcedures(catalogue: ProcedureCatalogue, on: PlainDate) {
  const last = new Map<string, ProcedureVersion>();
  for (const { key } of catalogue.allVersions()) {
    const versions = catalogue.versionsOf(key);
    const isPast = versions.every((version) => standingOn(version, on) === 'past');
    if (isPast) last.set(key, versions.at(-1)!);
  }
  return [...last.values()].map((version) => ({
    title: version.title.vi,
    level: levelName(version),
    validity: validityInWords(version),
    reason: catalogue.repealOf(version.key)?.legalBasis.vi ?? '',
    href: versionPath(version.key),
  }));
}
