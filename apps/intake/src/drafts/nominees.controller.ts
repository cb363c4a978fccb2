import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { Dossiers, type DossierView } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { type FormData, type Notice, PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath } from '../paths';
import { isCode } from '../shared/is-code';
import { DraftReader, savedText } from './draft-reader';
import { draftPage } from './law-notes';
import { nomineeRows, rowIndex } from './nominee-list';
import { sameVersion } from './same-version';

/** Links that begin a row of each kind. */
export function addLinks({ dossier, procedure }: Pick<DossierView, 'dossier' | 'procedure'>) {
  const base = dossierPath(dossier.id, 'de-nghi', 'them');
  return procedure.nomineeKinds.map(({ id, title }) => ({
    text: `Thêm ${title.vi.toLowerCase()}`,
    href: `${base}?loai=${id}`,
  }));
}

/** The table of nominees. */
@Controller('ho-so/:id/de-nghi')
export class NomineesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly drafts: DraftReader,
    private readonly dossiers: Dossiers,
  ) {}

  @Get()
  @Allow('draft.read')
  async list(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.find(actor, id);
    if (!draft) return void (await this.pages.redirect(reply, dossierPath(id)));
    const data = {
      rows: nomineeRows(draft, this.drafts.check(draft).nominees),
      add: addLinks(draft),
      nextHref: dossierPath(id, 'giay-to'),
      saved: savedText(draft),
    };
    const back = { href: dossierPath(id, 'khai'), text: 'Các mục của hồ sơ' };
    const page = draftPage(draft, { title: 'Danh sách đề nghị', back });
    await this.pages.render(reply, 'intake/nominees', data, page);
  }

  @Get(':number/xoa')
  @Allow('draft.edit')
  async askRemove(
    @Param() { id, number }: { id: string; number: string },
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.get(actor, id);
    const index = rowIndex(number, draft.dossier.form.nominees.length) ?? 0;
    const row = nomineeRows(draft, [])[index];
    const backHref = dossierPath(id, 'de-nghi');
    const data = { row, version: draft.dossier.version, backHref };
    const page = { title: 'Xóa khỏi danh sách đề nghị', back: { href: backHref } };
    await this.pages.render(reply, 'intake/remove-nominee', data, draftPage(draft, page));
  }

  @Post(':number/xoa')
  @Allow('draft.edit')
  async remove(
    @Param() { id, number }: { id: string; number: string },
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.get(actor, id);
    const notice = await this.removeRow({ draft, form: readForm(body), actor }, number);
    await this.pages.redirect(reply, dossierPath(id, 'de-nghi'), notice);
  }

  /** A table that changed meanwhile may have another row at this place: then nothing is removed. */
  private async removeRow(
    { draft, form, actor }: { draft: DossierView; form: FormData; actor: Actor },
    number: string,
  ): Promise<Notice> {
    try {
      const { nominees } = draft.dossier.form;
      const index = rowIndex(number, nominees.length);
      const rest = nominees.filter((_nominee, at) => at !== index);
      await this.dossiers.saveDraft({ ...sameVersion(draft, form), actor }, { nominees: rest });
      return { code: 'intake.nominee_removed' };
    } catch (error) {
      if (!isCode(error, 'draft.stale', 'nominee.not_found')) throw error;
      return { code: 'intake.nominee_not_removed', kind: 'information' };
    }
  }
}
