import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Clock, CLOCK, toOfficeTime } from '@portal/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { ProcedureCatalogue } from '../catalogue';
import type { ProcedureVersion } from '../core';
import { PublishedVersion } from './published-version.entity';
import { type AlteredVersion, PublishedVersionsError } from './published-versions-error';

type Named = { readonly key: string; readonly version: string };

const nameOf = ({ key, version }: Named): string => `${key} ${version}`;

const readSeen = (
  manager: EntityManager,
): Promise<Pick<PublishedVersion, keyof Named | 'hash'>[]> =>
  manager.find(PublishedVersion, {
    select: { key: true, version: true, hash: true },
    order: { key: 'ASC', version: 'ASC' },
  });

/** How the files stand to what was seen in effect. */
export interface PublishedState {
  /** In effect, and seen by no process yet. */
  readonly unseen: readonly ProcedureVersion[];
  /** Seen with another content than the files have now, or they have none any more. */
  readonly altered: readonly AlteredVersion[];
}

/** Compares a catalogue with what was seen in effect; changes nothing. */
export async function comparePublished(
  manager: EntityManager,
  catalogue: ProcedureCatalogue,
  at: Date,
): Promise<PublishedState> {
  const rows = await readSeen(manager);
  const seen = new Set(rows.map(nameOf));
  const found = new Map(catalogue.allVersions().map((version) => [nameOf(version), version]));
  const today = toOfficeTime(at).date;
  const altered: AlteredVersion[] = [];
  for (const row of rows.filter((each) => found.get(nameOf(each))?.hash !== each.hash)) {
    const { key, version } = row;
    // One at a time and only these: a source is large, and there are hardly ever any.
    const published = await manager.findOneByOrFail(PublishedVersion, { key, version });
    altered.push({ published, found: found.get(nameOf(row)) });
  }
  return {
    unseen: [...found.values()].filter(
      (version) => version.validFrom <= today && !seen.has(nameOf(version)),
    ),
    altered,
  };
}

function insert(manager: EntityManager, versions: readonly ProcedureVersion[], at: Date) {
  const rows = versions.map(({ key, version, hash, source, validFrom }) => ({
    key,
    version,
    hash,
    source: source as object,
    validFrom,
    firstSeenAt: at,
  }));
  // Processes that start at the same time write the same; the first one wins.
  return manager
    .createQueryBuilder()
    .insert()
    .into(PublishedVersion)
    .values(rows)
    .orIgnore()
    .execute();
}

/**
 * Keeps what each version says when it takes effect, and refuses a catalogue that says something else
 * of it. Before its first day a version is only announced: its file may still change. The files choose
 * what counts; what is kept is the witness.
 */
@Injectable()
export class PublishedVersions implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: ProcedureCatalogue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A process does not begin its work with a changed law. */
  async onModuleInit(): Promise<void> {
    await this.record(this.catalogue);
  }

  /**
   * Keeps the versions of a catalogue that have taken effect, unless it contradicts those kept before:
   * then nothing is kept.
   * @throws PublishedVersionsError with every version that was changed
   */
  async record(catalogue: ProcedureCatalogue): Promise<void> {
    const { manager } = this.dataSource;
    const at = this.clock.now();
    const compare = async (): Promise<readonly ProcedureVersion[]> => {
      const { unseen, altered } = await comparePublished(manager, catalogue, at);
      if (altered.length > 0) throw new PublishedVersionsError(altered);
      return unseen;
    };
    const unseen = await compare();
    if (unseen.length === 0) return;
    await insert(manager, unseen, at);
    // Another process, with other files, may have been first.
    await compare();
  }
}
