import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { Dossiers, type DossierView } from '@portal/dossiers';
import { contentDisposition } from '@portal/files';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { CodedError, InvalidFieldsError } from '@portal/kernel';
import { Organisation } from '@portal/procedures';
import { isReceivedByCommune } from '@portal/procedures/core';
import { type FormFaults, formText, PageRenderer, readForm, sendContent } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath } from '../paths';
import { formVersion } from '../shared/form-version';
import { DraftReader } from './draft-reader';
import { lawChangeView, lawEndedView } from './law-change-view';
import { communeItems } from './commune-choice';
import { typedText } from './typed-text';

const TITLE = 'Chuyển sang quy định mới';

/** A draft whose law has ended: what changes, and moving it with its applicant's consent. */
@Controller('ho-so/:id/chuyen-quy-dinh')
export class LawChangeController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly drafts: DraftReader,
    private readonly dossiers: Dossiers,
    private readonly organisation: Organisation,
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
    await this.render(reply, draft);
  }

  /** Everything that was typed, to keep before some of it goes. */
  @Get('noi-dung.txt')
  @Allow('draft.read')
  async download(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.get(actor, id);
    const attachment = contentDisposition('ban-nhap.txt');
    await sendContent(reply, {
      body: Buffer.from(typedText(draft), 'utf8'),
      mediaType: 'text/plain; charset=utf-8',
      disposition: { inline: attachment, attachment },
    });
  }

  @Post()
  @HttpCode(200)
  @Allow('draft.edit')
  async move(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(body);
    try {
      if (formText(form, 'consent') !== 'yes') throw withoutConsent();
      const reference = { dossierId: id, version: formVersion(form), actor };
      const communeId = formText(form, 'communeId') || null;
      await this.dossiers.moveDraft(reference, { to: formText(form, 'to'), communeId });
    } catch (error) {
      const isRefusal = error instanceof CodedError && ['invalid', 'conflict'].includes(error.kind);
      if (!isRefusal) throw error;
      return this.refuse(reply, await this.drafts.get(actor, id), error);
    }
    await this.pages.redirect(reply, dossierPath(id, 'khai'), { code: 'intake.draft_moved' });
  }

  /** Sent twice, the second finds the draft moved: what was wanted has happened. */
  private async refuse(reply: FastifyReply, draft: DossierView, error: CodedError): Promise<void> {
    if (draft.draftLaw?.state === 'ended') {
      return this.render(reply, draft, {
        ...this.pages.formFaults(error),
        status: error.kind === 'conflict' ? 409 : 422,
      });
    }
    await this.pages.redirect(reply, dossierPath(draft.dossier.id, 'khai'));
  }

  private async render(
    reply: FastifyReply,
    draft: DossierView,
    faults?: FormFaults,
  ): Promise<void> {
    const { id } = draft.dossier;
    const { draftLaw: law } = draft;
    const back = { href: dossierPath(id, 'khai'), text: 'Các mục của hồ sơ' };
    if (law?.state !== 'ended') return void (await this.pages.redirect(reply, back.href));
    if (!law.next) {
      const page = { title: 'Thủ tục đã hết hiệu lực', back, ...(faults ? { faults } : {}) };
      await this.pages.render(reply, 'intake/law-ended', lawEndedView(draft, law), page);
      return;
    }
    const plan = await this.dossiers.planDraftMove(draft, law.next);
    const page = { title: TITLE, back, ...(faults ? { faults } : {}) };
    const chosen = this.organisation.isCommune(draft.dossier.receivingUnitId);
    const chooses = isReceivedByCommune(law.next) && !chosen;
    const communes = chooses && communeItems(this.organisation);
    const data = { ...lawChangeView(draft, law, plan), communes };
    await this.pages.render(reply, 'intake/law-change', data, page);
  }
}

const withoutConsent = (): CodedError =>
  new InvalidFieldsError([{ field: 'consent', code: 'draft.law_consent_missing' }]);
