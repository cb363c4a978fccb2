import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { LOGGER, type Logger } from '@portal/platform';
import { DataSource, IsNull } from 'typeorm';
import { ProcedureCatalogue } from '../catalogue';
import { ClaimConfirmation } from './claim-confirmation.entity';

/** Milliseconds between two looks: so long after a confirmation, every process shows it. */
export const CONFIRMATION_LOOK_INTERVAL = 5_000;

/**
 * Lets every process count what the province has confirmed, without a restart. While the database is
 * away, what was last read goes on.
 */
@Injectable()
export class ConfirmationWatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Rows are never removed, so these two numbers change with every act. */
  private mark = '0/0';
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  private isTold = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: ProcedureCatalogue,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), CONFIRMATION_LOOK_INTERVAL);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Reads the confirmations when there are others than at the last look; never fails. */
  async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      await this.refresh();
      this.isTold = false;
    } catch (error) {
      // Told once: it may last, and the requests tell of it too.
      if (!this.isTold) this.logger.warn({ err: error }, 'confirmations could not be read');
      this.isTold = true;
    } finally {
      this.looking = false;
    }
  }

  /** Reads the confirmations when there are others than at the last look. */
  async refresh(): Promise<void> {
    // The mark first: what comes in between is read at the next look.
    const [counted]: { mark: string }[] = await this.dataSource.query(
      `SELECT concat(count(*) FILTER (WHERE revoked_at IS NULL), '/', count(*)) AS mark
       FROM claim_confirmation`,
    );
    const mark = counted?.mark ?? '';
    if (mark === this.mark) return;
    const rows = await this.dataSource.manager.findBy(ClaimConfirmation, { revokedAt: IsNull() });
    this.catalogue.applyConfirmations(
      rows.map(({ procedureVersion, ...row }) => ({ ...row, version: procedureVersion })),
    );
    this.mark = mark;
  }
}
