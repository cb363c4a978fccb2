import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath, PATHS } from '../paths';
import { formVersion } from '../shared/form-version';
import { DraftReader, savedText } from './draft-reader';
import { draftPage, lawLink } from './law-notes';
import { taskItems } from './task-list';

/** A draft as a whole: its tasks, and deleting it. */
@Controller('ho-so/:id')
export class TaskListController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly drafts: DraftReader,
    private readonly dossiers: Dossiers,
  ) {}

  @Get('khai')
  @Allow('draft.read')
  async show(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.find(actor, id);
    if (!draft) return void (await this.pages.redirect(reply, dossierPath(id)));
    const check = this.drafts.check(draft);
    const data = {
      procedureTitle: draft.procedure.title.vi,
      partyName: draft.party.name,
      items: taskItems(draft, check),
      remaining: check.all.length,
      saved: savedText(draft),
      checkHref: dossierPath(id, 'kiem-tra'),
      moveLink: lawLink(draft),
      deleteHref: dossierPath(id, 'xoa'),
    };
    const breadcrumbs = [{ text: 'Hồ sơ của tôi', href: PATHS.dossiers }];
    const page = draftPage(draft, { title: 'Lập hồ sơ', breadcrumbs });
    await this.pages.render(reply, 'intake/tasks', data, page);
  }

  @Get('xoa')
  @Allow('draft.delete')
  async askDelete(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.get(actor, id);
    const backHref = dossierPath(id, 'khai');
    const data = {
      procedureTitle: draft.procedure.title.vi,
      version: draft.dossier.version,
      nominees: draft.dossier.form.nominees.length,
      files: draft.waitingFiles.length,
      backHref,
    };
    const page = draftPage(draft, { title: 'Xóa bản nháp', back: { href: backHref } });
    await this.pages.render(reply, 'intake/delete-draft', data, page);
  }

  @Post('xoa')
  @Allow('draft.delete')
  async delete(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const version = formVersion(readForm(body));
    await this.dossiers.deleteDraft({ dossierId: id, version, actor });
    await this.pages.redirect(reply, PATHS.dossiers, { code: 'intake.draft_deleted' });
  }
}
