import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Clock, CLOCK, OperatorError, type PlainDate, toOfficeTime } from '@portal/kernel';
import { LOGGER, type Logger } from '@portal/platform';
import { findEndingLaws } from '../core';
import { CatalogueFiles } from './catalogue-files';
import { PublishedVersions } from './published-versions';

/** Milliseconds between two looks at the files: so long after a change, every process follows it. */
export const CATALOGUE_LOOK_INTERVAL = 5_000;

const REFUSED = 'procedure files changed and were refused; the old ones count';
const WAITING = 'procedure files could not be taken up; tried again at every look';

/**
 * Takes up changed files of procedures and organisation without a restart. What is faulty or changes a
 * version that has taken effect is refused as a whole: the catalogue before it goes on. On the first
 * look of a day the versions that begin with it are kept.
 */
@Injectable()
export class CatalogueWatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private mark: string;
  private day: PlainDate;
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  private isTold = false;

  constructor(
    private readonly files: CatalogueFiles,
    private readonly published: PublishedVersions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.mark = files.mark();
    this.day = this.today();
  }

  onApplicationBootstrap(): void {
    this.warnOfEndings();
    this.timer = setInterval(() => void this.look(), CATALOGUE_LOOK_INTERVAL);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Reads the files when they have changed since the last look; never fails. */
  async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      await this.followFiles();
      await this.followDay();
      this.isTold = false;
    } catch (error) {
      // Told once: a database or a folder that is away may stay so for long.
      if (!this.isTold) this.logger.error({ err: error }, WAITING);
      this.isTold = true;
    } finally {
      this.looking = false;
    }
  }

  private async followFiles(): Promise<void> {
    const mark = this.files.mark();
    if (mark === this.mark) return;
    await this.refusing(async () => {
      const reading = this.files.read();
      await this.published.record(reading.catalogue);
      this.files.follow(reading);
      const versions = reading.catalogue.allVersions().length;
      this.logger.info({ versions, hash: reading.catalogue.hash }, 'procedures read anew');
    });
    this.mark = mark;
  }

  private async followDay(): Promise<void> {
    const day = this.today();
    if (day === this.day) return;
    await this.refusing(() => this.published.record(this.files.catalogue));
    this.day = day;
    this.warnOfEndings();
  }

  /** What the operator has to mend is told at once, and not again before the files change. */
  private async refusing(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      // The message says it all; the error itself carries whole definitions.
      this.logger.error({ reason: error.message }, REFUSED);
    }
  }

  private warnOfEndings(): void {
    for (const ending of findEndingLaws(this.files.catalogue.allVersions(), this.day)) {
      this.logger.warn({ ...ending }, 'a legal basis ends and has no successor yet');
    }
  }

  private today(): PlainDate {
    return toOfficeTime(this.clock.now()).date;
  }
}
