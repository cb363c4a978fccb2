import { Controller, Get, Query, Res } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, type StaffMember } from '@portal/identity';
import { Organisation } from '@portal/procedures';
import { Reporting } from '@portal/reporting';
import type { FastifyReply } from 'fastify';
import { ReadingLog } from '../case/reading-log';
import { getStaff } from '../get-staff';
import { readTyped } from './report-address';
import { choicesOf, filterFaults, filterOf } from './report-filter';
import { reportSections } from './report-page';
import { StatisticsPages } from './statistics-pages';

/** The leader's page: sums over dossiers, and nobody's name. */
@Controller('tien-do')
export class ProgressController {
  constructor(
    private readonly reporting: Reporting,
    private readonly organisation: Organisation,
    private readonly pages: StatisticsPages,
    private readonly readings: ReadingLog,
  ) {}

  @Get()
  @Allow('statistics.read')
  show(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const reader = getStaff(actor);
    const typed = readTyped(query);
    const choices = choicesOf(this.reporting, this.organisation, reader);
    return this.pages.show(reply, {
      template: 'back-office/progress',
      path: '/tien-do',
      title: 'Tiến độ giải quyết hồ sơ',
      typed,
      more: { choices, scope: this.scopeInWords(reader) },
      faults: filterFaults(typed, choices),
      sections: async ({ period, before }, perDay) => {
        this.readings.noteSums(reader, 'statistics.read');
        const filter = filterOf(typed);
        const report = await this.reporting.report({ reader, filter, period, before });
        return reportSections(report, perDay);
      },
    });
  }

  private scopeInWords(reader: StaffMember): string {
    if (this.reporting.readsProvince(reader)) return 'Số liệu của mọi hồ sơ trong tỉnh.';
    const unit = this.organisation.findUnit(reader.unitId)?.name.vi ?? reader.unitId;
    return `Số liệu của các hồ sơ mà ${unit} tham gia giải quyết.`;
  }
}
