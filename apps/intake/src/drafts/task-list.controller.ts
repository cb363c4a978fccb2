import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { Dossiers, type DossierView } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { Organisation } from '@portal/procedures';
import { PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath, PATHS } from '../paths';
import { formVersion } from '../shared/form-version';
import { DraftReader, savedText } from './draft-reader';
import { receiverItem, type TaskItem, taskItems } from './task-list';

/** A draft as a whole: its tasks, and deleting it. */
@Controller('ho-so/:id')
export class TaskListController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly drafts: DraftReader,
    private readonly dossiers: Dossiers,
    private readonly organisation: Organisation,
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
      items: [...this.receiverItems(draft), ...taskItems(draft, check)],
      remaining: check.all.length,
      saved: savedText(draft),
      checkHref: dossierPath(id, 'kiem-tra'),
      deleteHref: dossierPath(id, 'xoa'),
    };
    const breadcrumbs = [{ text: 'Hồ sơ của tôi', href: PATHS.dossiers }];
    await this.pages.render(reply, 'intake/tasks', data, { title: 'Lập hồ sơ', breadcrumbs });
  }

  /** Where communes receive, which one: a choice of its own. */
  private receiverItems({ dossier }: DossierView): TaskItem[] {
    if (!this.organisation.isCommune(dossier.receivingUnitId)) return [];
    const { name } = this.organisation.getUnit(dossier.receivingUnitId);
    return [receiverItem(dossier.id, name.vi)];
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
    const page = { title: 'Xóa bản nháp', back: { href: backHref } };
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
