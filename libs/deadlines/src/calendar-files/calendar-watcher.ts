import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { calendarsFolder, type Config, CONFIG, LOGGER, type Logger } from '@portal/platform';
import { CurrentCalendar } from '../current-calendar';
import { folderMark } from './folder-mark';
import { loadWorkingCalendar } from './load-calendars';

/** Milliseconds between two looks at the folder: so long after a change, every process counts by it. */
export const CALENDAR_LOOK_INTERVAL = 5_000;

/**
 * Takes up changed calendar files without a restart, so that every process counts alike soon after
 * `portal calendar apply`. Files with a fault are refused: the calendar before them goes on.
 */
@Injectable()
export class CalendarWatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly folder: string;
  private mark: string;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly current: CurrentCalendar,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.folder = calendarsFolder(config);
    this.mark = folderMark(this.folder);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), CALENDAR_LOOK_INTERVAL);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Reads the files when they have changed since the last look. */
  look(): void {
    try {
      const mark = folderMark(this.folder);
      if (mark === this.mark) return;
      // Told once, whether it can be read or not.
      this.mark = mark;
      this.current.replace(loadWorkingCalendar(this.folder));
      this.logger.info({ lastDate: this.current.get().lastDate }, 'calendars read anew');
    } catch (error) {
      this.logger.error(
        { err: error },
        'calendar files changed and were refused; the old ones count',
      );
    }
  }
}
