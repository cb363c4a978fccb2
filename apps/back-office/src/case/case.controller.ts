import { Controller, Get, Param, Res } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { PageRenderer } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { getStaff } from '../get-staff';
import { casePage } from './case-page';
import { CaseReader } from './case-reader';

/** Everything about one dossier on one page. */
@Controller('ho-so')
export class CaseController {
  constructor(
    private readonly cases: CaseReader,
    private readonly pages: PageRenderer,
  ) {}

  @Get(':id')
  @Allow('case.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const opened = await this.cases.open(getStaff(actor), id);
    const page = casePage(opened);
    return this.pages.render(reply, 'back-office/case', page, {
      title: `Hồ sơ ${opened.view.dossier.code ?? ''}`,
      wide: true,
      back: { href: '/', text: 'Hồ sơ cần xử lý' },
    });
  }
}
