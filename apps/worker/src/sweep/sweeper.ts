import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { Files } from '@portal/files';
import { EmailLinks, RateLimits, Sessions } from '@portal/identity';
import { type Clock, CLOCK } from '@portal/kernel';
import { LOGGER, type Logger } from '@portal/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** Milliseconds between two sweeps. A due date is a minute of the day, so a minute is fine enough. */
const INTERVAL = 60_000;
/** Files that one sweep scans. */
const RESCAN_BATCH = 100;

/** What identity keeps for a while only. */
@Injectable()
export class IdentityPurge {
  constructor(
    private readonly sessions: Sessions,
    private readonly links: EmailLinks,
    private readonly limits: RateLimits,
  ) {}

  /** @returns how many rows went */
  async run(tx: EntityManager, now: Date): Promise<number> {
    const sessions = await this.sessions.purge(tx);
    const links = await this.links.purge(tx);
    return sessions + links + (await this.limits.purge(tx, now));
  }
}

/** The rows and files that sweeps look after. */
@Injectable()
export class Purges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly identity: IdentityPurge,
    private readonly files: Files,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Expired sessions, links and counters. */
  purgeIdentity(): Promise<number> {
    return this.dataSource.transaction((tx) => this.identity.run(tx, this.clock.now()));
  }

  /** Files that came while the scanner was away. */
  rescanFiles(): Promise<number> {
    return this.files.rescan(this.dataSource.manager, RESCAN_BATCH);
  }
}

/**
 * What happens because time passes, not because somebody acts. Each part is safe with several
 * workers and catches up after being down.
 */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dossiers: Dossiers,
    private readonly purges: Purges,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const tick = (): void => {
      this.running = this.running.then(() => this.sweep());
    };
    tick();
    this.timer = setInterval(tick, INTERVAL);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Does all that is due now; a part that fails is logged and tried again at the next sweep. */
  async sweep(): Promise<void> {
    await this.part('close_unanswered', () => this.dossiers.closeUnanswered());
    await this.part('tell_marks', () => this.dossiers.tellMarks());
    await this.part('draft_extensions', () => this.dossiers.draftExtensions());
    await this.part('place_anew', () => this.dossiers.placeAnew());
    await this.part('purge_identity', () => this.purges.purgeIdentity());
    await this.part('rescan_files', () => this.purges.rescanFiles());
  }

  private async part(name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      const done = await work();
      if (done) this.logger.info({ sweep: name, done }, 'swept');
    } catch (error) {
      this.logger.error({ sweep: name, err: error }, 'sweep failed; tried again in a minute');
    }
  }
}
