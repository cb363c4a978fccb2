/** Runs an action again and again: when woken, and otherwise after each period. Never two at once. */
export class Wakeable {
  stopped = false;
  private woken = true;
  private interrupt: () => void = () => undefined;
  private running: Promise<void> | undefined;

  /** @param action must not throw */
  constructor(
    private readonly periodMs: number,
    private readonly action: () => Promise<void>,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  wake(): void {
    this.woken = true;
    this.interrupt();
  }

  /** Ends after the action in hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.interrupt();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      await this.action();
      await this.rest();
    }
  }

  private rest(): Promise<void> {
    if (this.woken || this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.periodMs);
      this.interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
