import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { Allow } from '@portal/identity';
import { type Clock, CLOCK, CodedError, normaliseText, toOfficeTime } from '@portal/kernel';
import { Organisation, ProcedureCatalogue } from '@portal/procedures';
import { PageRenderer } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { PATHS } from '../paths';
import { procedureCards, searchProcedures } from './procedure-cards';
import { procedureView } from './procedure-view';

/** Longest search text, in characters. */
const MAX_SEARCH = 100;

/** The procedures that can be asked for. */
@Controller('thu-tuc')
@Allow('catalogue.read')
export class CatalogueController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly catalogue: ProcedureCatalogue,
    private readonly organisation: Organisation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Query('tim') typed: unknown, @Res() reply: FastifyReply): Promise<void> {
    const text = typeof typed === 'string' ? normaliseText(typed.slice(0, MAX_SEARCH)) : '';
    const found = searchProcedures(this.catalogue.all(this.today()), text);
    const data = { procedures: procedureCards(found), form: { tim: text }, text };
    await this.pages.render(reply, 'intake/procedures', data, { title: 'Thủ tục' });
  }

  @Get(':key')
  async show(@Param('key') key: string, @Res() reply: FastifyReply): Promise<void> {
    const version = this.catalogue.findInForce(key, this.today());
    if (!version) throw new CodedError('not_found', 'procedure.not_found');
    const data = procedureView(version, this.organisation);
    const breadcrumbs = [{ text: 'Thủ tục', href: PATHS.procedures }];
    await this.pages.render(reply, 'intake/procedure', data, { title: data.title, breadcrumbs });
  }

  private today() {
    return toOfficeTime(this.clock.now()).date;
  }
}
