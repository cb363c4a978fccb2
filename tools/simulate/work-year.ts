import type { Case } from './draw-cases';
import type { Policy } from './policies';
import { PriorityQueue } from './priority-queue';
import type { Pool } from './scenario';
import { countClock, type LegalClock } from './standing';
import { WaitingLine } from './waiting-line';
import type { WorkAxis } from './work-axis';

/** A dossier on its way. */
interface Progress {
  readonly fate: Case;
  clock: LegalClock;
  /** The step that it is at. */
  index: number;
  /** The supplement has been asked for. */
  asked: boolean;
}

/** How a dossier ended. */
export interface Finished {
  readonly fate: Case;
  readonly dueAt: Date;
  readonly targetAt: Date;
  readonly finishedAt: Date;
  /** Working minutes from acceptance to decision, without the wait for the applicant. */
  readonly took: number;
}

type Happening =
  | { readonly kind: 'comes' | 'answers'; readonly progress: Progress }
  | { readonly kind: 'worked'; readonly progress: Progress; readonly pool: string };

/**
 * One year under one order of work, as discrete events in working minutes. Whoever becomes free
 * takes the first of the pool's line and finishes what was begun.
 */
export class WorkYear {
  private readonly events = new PriorityQueue<Happening>();
  private readonly lines: ReadonlyMap<string, WaitingLine<Progress>>;
  private readonly finished: Finished[] = [];
  private sequence = 0;
  private minute = 0;
  private now = new Date(0);

  constructor(
    private readonly axis: WorkAxis,
    pools: readonly Pool[],
    private readonly policy: Policy,
  ) {
    this.lines = new Map(pools.map(({ name, people }) => [name, new WaitingLine(people)]));
  }

  /** Works until every dossier is decided; in the order of the decisions. */
  run(cases: readonly Case[]): Finished[] {
    for (const fate of cases) {
      const progress = { fate, clock: fate.clock, index: 0, asked: false };
      this.plan(fate.acceptedMinute, { kind: 'comes', progress });
    }
    while (this.events.size > 0) {
      this.minute = this.events.firstRank;
      this.now = this.axis.instant(this.minute);
      // All of this minute first: whoever comes together has the same chance.
      while (this.events.firstRank === this.minute) this.apply(this.events.pop()!);
      for (const [pool, line] of this.lines) this.assign(pool, line);
    }
    return this.finished;
  }

  private plan(minute: number, happening: Happening): void {
    this.events.push(minute, this.sequence++, happening);
  }

  private lineOf(name: string): WaitingLine<Progress> {
    const line = this.lines.get(name);
    if (!line) throw new Error(`nobody works as ${name}`);
    return line;
  }

  private apply(happening: Happening): void {
    const { progress } = happening;
    if (happening.kind === 'worked') {
      this.lineOf(happening.pool).release();
      this.goOn(progress);
    } else {
      if (happening.kind === 'answers') this.restart(progress);
      this.queue(progress);
    }
  }

  private queue(progress: Progress): void {
    const { fate, clock, index } = progress;
    const { acceptedAt, procedure } = fate;
    const { calendar } = this.axis;
    const standing = { calendar, clock, acceptedAt, at: this.now, index };
    const line = this.lineOf(procedure.steps[index]!.pool);
    line.add(progress, fate.id, this.policy.place(standing));
  }

  private assign(pool: string, line: WaitingLine<Progress>): void {
    const now = this.now.getTime();
    for (let progress = line.take(now); progress; progress = line.take(now)) {
      this.plan(this.minute + workOf(progress), { kind: 'worked', progress, pool });
    }
  }

  /** What follows a piece of work: the applicant, other bodies, the next step, or the end. */
  private goOn(progress: Progress): void {
    const { fate, clock, index } = progress;
    if (isInterrupted(progress)) {
      progress.asked = true;
      this.plan(this.minute + fate.supplement!.answer, { kind: 'answers', progress });
      return;
    }
    progress.index++;
    const wait = Math.round(fate.waits[index]! * clock.budgets[index]!);
    if (progress.index === fate.work.length) this.finish(progress);
    else if (wait > 0) this.plan(this.minute + wait, { kind: 'comes', progress });
    else this.queue(progress);
  }

  /** The dossier is complete: the clock counts anew, as the rule says. */
  private restart(progress: Progress): void {
    const { acceptedAt, procedure, supplement } = progress.fate;
    const from = this.axis.instant(this.minute - supplement!.answer);
    const pause = { from, to: this.now, reason: 'supplement' };
    progress.clock = countClock(this.axis.calendar, procedure, acceptedAt, [pause]);
  }

  private finish({ fate, clock }: Progress): void {
    const { dueAt, targetAt } = clock;
    const took = this.minute - fate.acceptedMinute - (fate.supplement?.answer ?? 0);
    this.finished.push({ fate, dueAt, targetAt, finishedAt: this.now, took });
  }
}

function isInterrupted({ fate, index, asked }: Progress): boolean {
  return !asked && fate.supplement?.step === index;
}

/** Minutes until the work ends or is interrupted. */
function workOf(progress: Progress): number {
  const { fate, index } = progress;
  const whole = fate.work[index]!;
  if (fate.supplement?.step !== index) return whole;
  const { before } = fate.supplement;
  return isInterrupted(progress) ? before : whole - before;
}
