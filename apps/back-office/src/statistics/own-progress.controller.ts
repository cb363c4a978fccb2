import { Controller, Get, Query, Res } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { Reporting } from '@portal/reporting';
import type { FastifyReply } from 'fastify';
import { getStaff } from '../get-staff';
import { ownSections } from './own-page';
import { readTyped } from './report-address';
import { StatisticsPages } from './statistics-pages';

/** What the member of staff who is signed in has ended; there is no address for anybody else's. */
@Controller('tien-do/cua-toi')
export class OwnProgressController {
  constructor(
    private readonly reporting: Reporting,
    private readonly pages: StatisticsPages,
  ) {}

  @Get()
  @Allow('statistics.read_own')
  show(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const reader = getStaff(actor);
    // Only the period is asked for here.
    const typed = readTyped({ ky: query['ky'], tu: query['tu'], den: query['den'] });
    return this.pages.show(reply, {
      template: 'back-office/own-progress',
      path: '/tien-do/cua-toi',
      title: 'Số liệu của tôi',
      typed,
      more: {},
      faults: [],
      sections: async ({ period }, perDay) =>
        ownSections(await this.reporting.ownReport(reader, period), perDay),
    });
  }
}
