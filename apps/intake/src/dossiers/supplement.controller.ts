import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { formText, PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { FilePage } from '../files/file-page';
import { dossierPath } from '../paths';
import { formVersion } from '../shared/form-version';
import { supplementPage, supplementView } from './supplement-view';

/** The answer to a supplement request: files, words, or both. */
@Controller('ho-so/:id/bo-sung')
@Allow('dossier.answer_supplement')
export class SupplementController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly dossiers: Dossiers,
    private readonly filePage: FilePage,
  ) {}

  @Get()
  async show(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.dossiers.read(actor, id);
    if (!view.dossier.status.startsWith('supplement_')) {
      return void (await this.pages.redirect(reply, dossierPath(id)));
    }
    const data = await supplementView(view, this.filePage, {});
    await this.pages.render(reply, 'intake/supplement', data, supplementPage(view));
  }

  @Post()
  @HttpCode(200)
  async send(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(body);
    const reference = { dossierId: id, version: formVersion(form), actor };
    const answer = formText(form, 'answer');
    try {
      await this.dossiers.act(reference, { action: 'answer_supplement', answer });
    } catch (error) {
      const faults = this.pages.formFaults(error);
      const view = await this.dossiers.read(actor, id);
      // Sent twice: the first has arrived.
      if (!view.dossier.status.startsWith('supplement_')) return this.done(id, reply);
      const data = await supplementView(view, this.filePage, form);
      const page = { ...supplementPage(view), faults };
      await this.pages.render(reply, 'intake/supplement', data, page);
      return;
    }
    await this.done(id, reply);
  }

  private async done(id: string, reply: FastifyReply): Promise<void> {
    await this.pages.redirect(reply, dossierPath(id), { code: 'intake.supplement_sent' });
  }
}
