import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { Dossiers, OWN_PAGE_SIZE } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { PageRenderer, pagesAround } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath, PATHS } from '../paths';
import { getApplicant } from '../shared/get-applicant';
import { queryText } from '../shared/query-text';
import { DossierNotices } from './dossier-notices';
import { dossierPageView } from './dossier-view';
import { ownRows } from './own-list';

/** The own dossiers: all of them, and one with everything about it. */
@Controller('ho-so')
export class DossierController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly dossiers: Dossiers,
    private readonly notices: DossierNotices,
  ) {}

  @Get()
  @Allow('dossier.read_own')
  async list(
    @Query() query: Record<string, unknown>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = Math.min(1000, Math.max(1, Number.parseInt(queryText(query, 'trang'), 10) || 1));
    const { rows, total } = await this.dossiers.listOwn(getApplicant(actor), page);
    const data = {
      rows: ownRows(rows),
      total,
      pagination: pagesAround(page, Math.ceil(total / OWN_PAGE_SIZE), (at) => `?trang=${at}`),
      proceduresHref: PATHS.procedures,
    };
    await this.pages.render(reply, 'intake/dossiers', data, { title: 'Hồ sơ của tôi' });
  }

  @Get(':id')
  @Allow('dossier.read_own')
  async show(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.dossiers.read(actor, id);
    if (view.dossier.status === 'draft') {
      return void (await this.pages.redirect(reply, dossierPath(id, 'khai')));
    }
    const data = dossierPageView(view, await this.notices.list(actor, view));
    const breadcrumbs = [{ text: 'Hồ sơ của tôi', href: PATHS.dossiers }];
    const title = `Hồ sơ ${view.dossier.code ?? ''}`;
    await this.pages.render(reply, 'intake/dossier', data, { title, breadcrumbs });
  }

  @Get(':id/thong-bao/:noticeId')
  @Allow('notice.read')
  async notice(
    @Param() { id, noticeId }: { id: string; noticeId: string },
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.dossiers.read(actor, id);
    const { subject, text, toAddress, sentAt, createdAt, state } = await this.notices.get(
      view,
      noticeId,
    );
    const data = { subject, text: text ?? '', to: toAddress ?? '', at: sentAt ?? createdAt, state };
    const back = { href: dossierPath(id), text: `Hồ sơ ${view.dossier.code ?? ''}` };
    await this.pages.render(reply, 'intake/notice', data, { title: 'Thông báo', back });
  }
}
