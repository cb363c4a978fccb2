import { toOfficeTime } from '@portal/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import type { ProcedureCatalogue } from '../catalogue';
import type { ProcedureVersion } from '../core';
import { PublishedVersion } from './published-version.entity';
import { type AlteredVersion, PublishedVersionsError } from './published-versions-error';

const nameOf = ({ key, version }: { readonly key: string; readonly version: string }): string =>
  `${key} ${version}`;

/** The versions of which nobody has seen yet that they took effect. */
async function unseen(
  manager: EntityManager,
  versions: readonly ProcedureVersion[],
): Promise<ProcedureVersion[]> {
  const rows = await manager.find(PublishedVersion, { select: { key: true, version: true } });
  const seen = new Set(rows.map(nameOf));
  return versions.filter((version) => !seen.has(nameOf(version)));
}

/** Versions that are stored with another content than they have now, or have none any more. */
async function findAltered(
  manager: EntityManager,
  catalogue: ProcedureCatalogue,
): Promise<AlteredVersion[]> {
  const rows = await manager.find(PublishedVersion, {
    select: { key: true, version: true, hash: true },
    order: { key: 'ASC', version: 'ASC' },
  });
  const found = new Map(catalogue.allVersions().map((version) => [nameOf(version), version]));
  const altered = rows.filter((row) => found.get(nameOf(row))?.hash !== row.hash);
  return Promise.all(
    altered.map(async ({ key, version }) => ({
      published: await manager.findOneByOrFail(PublishedVersion, { key, version }),
      found: found.get(nameOf({ key, version })),
    })),
  );
}

/**
 * Keeps what each version said when it took effect, and refuses a catalogue that says something else
 * of it. Before its first day a version is only announced: its file may still change. Processes that
 * start at the same time do no harm to each other.
 * @throws PublishedVersionsError with every version that was changed
 */
export async function recordPublishedVersions(
  dataSource: DataSource,
  catalogue: ProcedureCatalogue,
  at: Date,
): Promise<void> {
  const { manager } = dataSource;
  const today = toOfficeTime(at).date;
  const effective = catalogue.allVersions().filter(({ validFrom }) => validFrom <= today);
  const fresh = await unseen(manager, effective);
  if (fresh.length > 0) {
    const rows = fresh.map(({ key, version, hash, source, validFrom }) => ({
      key,
      version,
      hash,
      source: source as object,
      validFrom,
      seenAt: at,
    }));
    await manager
      .createQueryBuilder()
      .insert()
      .into(PublishedVersion)
      .values(rows)
      .orIgnore()
      .execute();
  }
  const altered = await findAltered(manager, catalogue);
  if (altered.length > 0) throw new PublishedVersionsError(altered);
}
