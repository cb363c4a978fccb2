import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { Dossiers, type DossierView } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { CodedError, InvalidFieldsError } from '@portal/kernel';
import { formText, PageRenderer, type FormFaults, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath } from '../paths';
import { formVersion } from '../shared/form-version';
import { checkView } from './check-view';
import { DraftReader } from './draft-reader';
import { draftPage, lawLink } from './law-notes';

const TITLE = 'Kiểm tra và nộp hồ sơ';

/** Looking everything over, and sending. */
@Controller('ho-so/:id')
export class CheckController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly drafts: DraftReader,
    private readonly dossiers: Dossiers,
  ) {}

  @Get('kiem-tra')
  @Allow('draft.read')
  async show(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.find(actor, id);
    if (!draft) return void (await this.pages.redirect(reply, dossierPath(id)));
    await this.render(reply, draft, undefined, 200);
  }

  /** The same form sent twice makes one dossier: the second gets the same confirmation. */
  @Post('nop')
  @HttpCode(200)
  @Allow('dossier.submit')
  async send(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(body);
    const version = formVersion(form);
    try {
      if (formText(form, 'declaration') !== 'yes') throw undeclared();
      await this.dossiers.act({ dossierId: id, version, actor }, { action: 'submit' });
    } catch (error) {
      const isRefusal = error instanceof CodedError && ['invalid', 'conflict'].includes(error.kind);
      if (!isRefusal) throw error;
      const draft = await this.drafts.find(actor, id);
      if (draft) return this.refuse(reply, draft, error);
    }
    await this.pages.redirect(reply, dossierPath(id, 'da-nop'));
  }

  private async refuse(reply: FastifyReply, draft: DossierView, error: CodedError): Promise<void> {
    const faults = this.pages.formFaults(error);
    const status = error.kind === 'conflict' ? 409 : 422;
    await this.render(reply, draft, faults, status);
  }

  /** What the form lacks comes first: with it, other faults are not reached. */
  private async render(
    reply: FastifyReply,
    draft: DossierView,
    refused: FormFaults | undefined,
    status: number,
  ): Promise<void> {
    const check = this.drafts.check(draft);
    const moveLink = lawLink(draft);
    // What an ended law would still ask for helps nobody.
    const faults = moveLink ? refused : (this.drafts.links(draft, check.all) ?? refused);
    const back = { href: dossierPath(draft.dossier.id, 'khai'), text: 'Các mục của hồ sơ' };
    const page = { title: TITLE, back, status, ...(faults ? { faults } : {}) };
    const complete = check.all.length === 0;
    const data = { ...checkView(draft), complete, moveLink, form: {} };
    await this.pages.render(reply, 'intake/check', data, draftPage(draft, page));
  }
}

const undeclared = (): CodedError =>
  new InvalidFieldsError([{ field: 'declaration', code: 'declaration.missing' }]);
