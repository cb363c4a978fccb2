import { Injectable } from '@nestjs/common';
import { type FieldError, InvalidFieldsError, toOfficeTime } from '@portal/kernel';
import { PageRenderer } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { OfficeNow } from '../office-now';
import { periodHead } from './period-head';
import { findPeriodName, periodTabs, type TypedFilter } from './report-address';
import { type ChosenPeriod, choosePeriod, periodFaults } from './report-period';
import type { Section } from './section';

/** What differs between the pages of figures. */
export interface FiguresPage {
  readonly template: 'back-office/progress' | 'back-office/own-progress';
  readonly path: string;
  readonly title: string;
  readonly typed: TypedFilter;
  /** What the template shows besides. */
  readonly more: object;
  /** Faults of what only this page asks for. */
  readonly faults: readonly FieldError[];
  /** Figures of a period without faults; `perDay`: working minutes of a day. */
  readonly sections: (chosen: ChosenPeriod, perDay: number) => Promise<readonly Section[]>;
}

/** Shows figures of the period that stands in the address, or what is wrong with it. */
@Injectable()
export class StatisticsPages {
  constructor(
    private readonly office: OfficeNow,
    private readonly pages: PageRenderer,
  ) {}

  async show(reply: FastifyReply, page: FiguresPage): Promise<FastifyReply> {
    const { at, calendar } = this.office.read();
    const moment = { now: at, today: toOfficeTime(at).date };
    const faults = [...periodFaults(page.typed, moment.today), ...page.faults];
    if (faults.length > 0) return this.refuse(reply, page, faults);
    const chosen = choosePeriod(page.typed, moment);
    const sections = await page.sections(chosen, calendar.minutesPerDay);
    const shown = { ...this.frame(page, chosen.name), period: periodHead(chosen), sections };
    return this.pages.render(reply, page.template, shown, { title: page.title, wide: true });
  }

  /** The form with what was typed and what is wrong with it; no figures. */
  private refuse(
    reply: FastifyReply,
    page: FiguresPage,
    wrong: readonly FieldError[],
  ): Promise<FastifyReply> {
    const faults = this.pages.formFaults(new InvalidFieldsError(wrong));
    const shown = { ...this.frame(page, null), period: false, sections: [] };
    return this.pages.render(reply, page.template, shown, {
      title: page.title,
      wide: true,
      faults,
    });
  }

  private frame({ path, title, typed, more }: FiguresPage, current: ChosenPeriod['name']): object {
    return {
      address: path,
      heading: title,
      form: typed,
      tabs: periodTabs(path, typed, current),
      keptPeriod: findPeriodName(typed.ky) === undefined ? '' : typed.ky,
      ...more,
    };
  }
}
