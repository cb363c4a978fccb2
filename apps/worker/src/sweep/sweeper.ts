import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { EmailLinks, Sessions } from '@portal/identity';
import { LOGGER, type Logger } from '@portal/platform';
import { DataSource } from 'typeorm';

/** Milliseconds between two sweeps. A due date is a minute of the day, so a minute is fine enough. */
const INTERVAL = 60_000;

/** The rows that sweeps purge, with the use cases that know when. */
@Injectable()
export class Purges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly links: EmailLinks,
  ) {}

  /** Expired sessions. */
  purgeSessions(): Promise<unknown> {
    return this.dataSource.transaction((tx) => this.sessions.purge(tx));
  }

  /** Links of mails that expired long ago. */
  purgeLinks(): Promise<unknown> {
    return this.dataSource.transaction((tx) => this.links.purge(tx));
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
    await this.part('purge_sessions', () => this.purges.purgeSessions());
    await this.part('purge_links', () => this.purges.purgeLinks());
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
