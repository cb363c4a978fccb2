import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { Organisation } from '@portal/procedures';
import { PageRenderer } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { PATHS, versionPath } from '../paths';
import { BeginViews } from './begin-view';
import { listView } from './list-view';
import { procedureView } from './procedure-view';
import { ProceduresInForce } from './procedures-in-force';
import { publishedTable } from './published-table';
import { endedProcedures } from './version-history';

const BREADCRUMBS = [{ text: 'Thủ tục', href: PATHS.procedures }];

type Query = Readonly<Record<string, unknown>>;

/** The procedures that can be asked for. */
@Controller('thu-tuc')
@Allow('catalogue.read')
export class CatalogueController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly procedures: ProceduresInForce,
    private readonly organisation: Organisation,
    private readonly begin: BeginViews,
  ) {}

  @Get()
  async list(@Query() query: Query, @Res() reply: FastifyReply): Promise<void> {
    const data = listView(this.procedures.all(), query);
    await this.pages.render(reply, 'intake/procedures', data, { title: 'Thủ tục' });
  }

  @Get('cong-khai')
  async publish(@Query('cap') level: unknown, @Res() reply: FastifyReply): Promise<void> {
    const data = { ...publishedTable(this.procedures.all(), level), action: PATHS.publishedTable };
    const page = { title: 'Công khai thủ tục', breadcrumbs: BREADCRUMBS, wide: true };
    await this.pages.render(reply, 'intake/published-table', data, page);
  }

  @Get('het-hieu-luc')
  async ended(@Res() reply: FastifyReply): Promise<void> {
    const { catalogue } = this.procedures;
    const data = { procedures: endedProcedures(catalogue, this.procedures.today()) };
    const page = { title: 'Thủ tục đã hết hiệu lực', breadcrumbs: BREADCRUMBS };
    await this.pages.render(reply, 'intake/ended-procedures', data, page);
  }

  /** A procedure that is not in force leads to the versions that it had. */
  @Get(':key')
  async show(
    @Param('key') key: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const version = this.procedures.find(key);
    if (!version) {
      this.procedures.versionsOf(key);
      return void (await this.pages.redirect(reply, versionPath(key)));
    }
    const view = procedureView(version, this.organisation);
    const data = { ...view, begin: await this.begin.of(actor, version) };
    const page = { title: view.title, breadcrumbs: BREADCRUMBS };
    await this.pages.render(reply, 'intake/procedure', data, page);
  }
}
