import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { Allow } from '@portal/identity';
import { normaliseText } from '@portal/kernel';
import { Organisation } from '@portal/procedures';
import { PageRenderer } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { PATHS } from '../paths';
import { procedureCards, searchProcedures } from './procedure-cards';
import { procedureView } from './procedure-view';
import { ProceduresInForce } from './procedures-in-force';

/** Longest search text, in characters. */
const MAX_SEARCH = 100;

/** The procedures that can be asked for. */
@Controller('thu-tuc')
@Allow('catalogue.read')
export class CatalogueController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly procedures: ProceduresInForce,
    private readonly organisation: Organisation,
  ) {}

  @Get()
  async list(@Query('tim') typed: unknown, @Res() reply: FastifyReply): Promise<void> {
    const text = typeof typed === 'string' ? normaliseText(typed.slice(0, MAX_SEARCH)) : '';
    const found = searchProcedures(this.procedures.all(), text);
    const data = { procedures: procedureCards(found), form: { tim: text }, text };
    await this.pages.render(reply, 'intake/procedures', data, { title: 'Thủ tục' });
  }

  @Get(':key')
  async show(@Param('key') key: string, @Res() reply: FastifyReply): Promise<void> {
    const data = procedureView(this.procedures.get(key), this.organisation);
    const breadcrumbs = [{ text: 'Thủ tục', href: PATHS.procedures }];
    await this.pages.render(reply, 'intake/procedure', data, { title: data.title, breadcrumbs });
  }
}
