import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { Dossiers, type DossierView, MAX_TEXT_LENGTH } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { type FormFaults, formText, PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath } from '../paths';
import { formVersion } from '../shared/form-version';

const TITLE = 'Rút hồ sơ';

/** Taking a dossier back before it is decided; it cannot be undone, so it has a page of its own. */
@Controller('ho-so/:id/rut')
@Allow('dossier.withdraw')
export class WithdrawController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly dossiers: Dossiers,
  ) {}

  @Get()
  async ask(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.dossiers.read(actor, id);
    if (!view.actions.includes('withdraw')) {
      return void (await this.pages.redirect(reply, dossierPath(id)));
    }
    await this.render(reply, view, {});
  }

  @Post()
  @HttpCode(200)
  async withdraw(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(body);
    const reference = { dossierId: id, version: formVersion(form), actor };
    const reason = formText(form, 'reason');
    try {
      await this.dossiers.act(reference, { action: 'withdraw', reason });
    } catch (error) {
      const faults = this.pages.formFaults(error);
      const view = await this.dossiers.read(actor, id);
      if (view.actions.includes('withdraw')) {
        return this.render(reply, view, form, faults);
      }
      if (view.dossier.status !== 'withdrawn') throw error;
    }
    await this.pages.redirect(reply, dossierPath(id), { code: 'intake.withdrawn' });
  }

  private async render(
    reply: FastifyReply,
    { dossier, procedure }: DossierView,
    form: object,
    faults?: FormFaults,
  ): Promise<void> {
    const backHref = dossierPath(dossier.id);
    const data = {
      code: dossier.code,
      procedureTitle: procedure.title.vi,
      version: dossier.version,
      form,
      maxLength: MAX_TEXT_LENGTH,
      backHref,
    };
    const page = { title: TITLE, back: { href: backHref, text: `Hồ sơ ${dossier.code ?? ''}` } };
    await this.pages.render(reply, 'intake/withdraw', data, {
      ...page,
      ...(faults ? { faults } : {}),
    });
  }
}
