import { join, relative } from 'node:path';
import { type Json, OperatorError } from '@portal/kernel';
import { proceduresFolder, ROOT_DIR } from '@portal/platform';
import { z } from 'zod';
import { diffVersions, type ProcedureVersion } from '../core';
import type { PublishedVersion } from './published-version.entity';

/** Differences that are told of one version; the rest is counted. */
const MAX_CHANGES = 10;
/** Versions whose differences are told: a shared part that changed changes all that use it. */
const MAX_TOLD = 5;

/** A published version whose file says something else now, or is gone. */
export interface AlteredVersion {
  readonly published: PublishedVersion;
  /** What the file says now; undefined: there is none. */
  readonly found: ProcedureVersion | undefined;
}

const toJson = (stored: object): Json => z.json().parse(stored);

/** As an operator finds it from where the programs are started. */
function fileOf({ key, version }: PublishedVersion): string {
  const path = join(proceduresFolder(), key, `${version}.yaml`);
  const below = relative(ROOT_DIR, path);
  return below.startsWith('..') ? path : below;
}

/** How to mend it; of many the first stands for all. */
function mend(altered: readonly AlteredVersion[]): string[] {
  const [first] = altered;
  if (!first) return [];
  const { key, version } = first.published;
  const shared =
    altered.length > 1
      ? [
          '  Nhiều phiên bản cùng đổi thường do một phần dùng chung (parts/): trả phần đó lại trước.',
        ]
      : [];
  return [
    ...shared,
    `  Cách sửa: trả tệp về như cũ (portal procedures restore ${key} ${version} --force), và viết thay đổi ` +
      'vào một phiên bản mới với ngày bắt đầu (validFrom) của nó.',
  ];
}

function describe({ published, found }: AlteredVersion): string[] {
  const file = fileOf(published);
  if (!found) {
    return [`  ${file}: phiên bản này đã có hiệu lực nhưng tệp không còn.`];
  }
  const changes = diffVersions(toJson(published.source), found.source).map(
    ({ text }) => `    - ${text}`,
  );
  const more = changes.length - MAX_CHANGES;
  return [
    `  ${file}: phiên bản này đã có hiệu lực, không được sửa nữa; tệp (hoặc phần dùng chung mà tệp dùng) đã đổi:`,
    ...changes.slice(0, MAX_CHANGES),
    ...(more > 0 ? [`    - và ${more} thay đổi khác`] : []),
  ];
}

/** Files of versions that have taken effect were changed: a start is refused, with every change. */
export class PublishedVersionsError extends OperatorError {
  constructor(readonly altered: readonly AlteredVersion[]) {
    const told = altered.slice(0, MAX_TOLD).flatMap(describe);
    const others = altered
      .slice(MAX_TOLD)
      .map(({ published: { key, version } }) => `${key} ${version}`);
    const more =
      others.length > 0 ? [`  và ${others.length} phiên bản khác: ${others.join(', ')}`] : [];
    super(`Published versions were changed:\n${[...told, ...more, ...mend(altered)].join('\n')}`);
    this.name = 'PublishedVersionsError';
  }
}
