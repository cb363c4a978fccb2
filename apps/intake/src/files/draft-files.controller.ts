import { Controller, Get, Param, Res } from '@nestjs/common';
import type { DossierView } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { PageRenderer } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { DraftReader } from '../drafts/draft-reader';
import { draftPage } from '../drafts/law-notes';
import { dossierPath } from '../paths';
import { FilePage } from './file-page';
import { componentsOf } from './files-without-component';

/** What frames the page of files; a refused upload shows the same page. */
export function draftFilesPage(draft: DossierView) {
  const { dossier } = draft;
  const back = { href: dossierPath(dossier.id, 'khai'), text: 'Các mục của hồ sơ' };
  return draftPage(draft, { title: 'Giấy tờ kèm theo', back });
}

/** What the page of files shows. */
export async function draftFilesView(draft: DossierView, filePage: FilePage): Promise<object> {
  const nextHref = dossierPath(draft.dossier.id, 'kiem-tra');
  const { asked, notAsked } = componentsOf(draft);
  return {
    ...(await filePage.view(draft, asked)),
    notAsked: notAsked.map(({ title, condition }) => ({
      title: title.vi,
      condition: condition?.vi ?? '',
    })),
    nextHref,
  };
}

/** Files of a draft, by component. */
@Controller('ho-so/:id/giay-to')
export class DraftFilesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly drafts: DraftReader,
    private readonly filePage: FilePage,
  ) {}

  @Get()
  @Allow('draft.read')
  async show(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.find(actor, id);
    if (!draft) return void (await this.pages.redirect(reply, dossierPath(id)));
    const data = await draftFilesView(draft, this.filePage);
    await this.pages.render(reply, 'intake/draft-files', data, draftFilesPage(draft));
  }
}
