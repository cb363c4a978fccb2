import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { Dossiers, type DossierView } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { CodedError, InvalidFieldsError } from '@portal/kernel';
import { Organisation } from '@portal/procedures';
import { type FormData, type FormFaults, formText, PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath } from '../paths';
import { formVersion } from '../shared/form-version';
import { DraftReader } from './draft-reader';
import { communeItems, receiverWords } from './commune-choice';
import { draftPage } from './law-notes';

/** Which commune receives and decides: chosen at the beginning, changed here until it is sent. */
@Controller('ho-so/:id/noi-nhan')
@Allow('draft.edit')
export class ReceiverController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly drafts: DraftReader,
    private readonly dossiers: Dossiers,
    private readonly organisation: Organisation,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.open(id, actor);
    await this.render(reply, draft, { communeId: draft.receiver.id });
  }

  @Post()
  @HttpCode(200)
  async save(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.open(id, actor);
    const form = readForm(body);
    try {
      const reference = { dossierId: id, version: formVersion(form), actor };
      await this.dossiers.chooseCommune(reference, formText(form, 'communeId'));
    } catch (error) {
      if (!(error instanceof InvalidFieldsError)) throw error;
      return this.render(reply, draft, form, this.drafts.faults(error.fields));
    }
    await this.pages.redirect(reply, dossierPath(id, 'khai'));
  }

  /** A procedure of one office has nothing to choose. */
  private async open(id: string, actor: Actor): Promise<DossierView> {
    const draft = await this.drafts.get(actor, id);
    if (draft.receiver.kind === 'commune') return draft;
    throw new CodedError('not_found', 'dossier.not_found');
  }

  private async render(
    reply: FastifyReply,
    draft: DossierView,
    form: FormData,
    faults?: FormFaults,
  ): Promise<void> {
    const receiver = receiverWords(draft.procedure);
    const data = {
      procedureTitle: draft.procedure.title.vi,
      version: draft.dossier.version,
      receiver,
      communes: communeItems(this.organisation),
      form,
    };
    const back = { href: dossierPath(draft.dossier.id, 'khai'), text: 'Các mục của hồ sơ' };
    const page = { title: receiver.title, back, ...(faults ? { faults } : {}) };
    await this.pages.render(reply, 'intake/receiver', data, draftPage(draft, page));
  }
}
