import { Controller, Get, Query, Res } from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { PageRenderer } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { getStaff } from '../get-staff';
import { OfficeNow } from '../office-now';
import { readQueueFilter } from './queue-filter';
import { queuePage } from './queue-page';

/** The work of a member of staff, most urgent first. */
@Controller()
export class QueueController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly office: OfficeNow,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  @Allow('queue.read')
  async show(
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const staff = getStaff(actor);
    const filter = readQueueFilter(query);
    const [{ rows, total }, counts] = await Promise.all([
      this.dossiers.listQueue(staff, filter),
      this.dossiers.countQueue(staff),
    ]);
    const page = queuePage({ filter, rows, total, counts }, this.office.read());
    return this.pages.render(reply, 'back-office/queue', page, {
      title: 'Hồ sơ cần xử lý',
      wide: true,
    });
  }
}
