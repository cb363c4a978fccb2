import { Controller, Get, Param, Res } from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { PageRenderer } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath, PATHS } from '../paths';

/** What follows sending: code, key, what happens next and when, and proof of what was sent. */
@Controller('ho-so/:id/da-nop')
export class ConfirmationPageController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly dossiers: Dossiers,
  ) {}

  @Get()
  @Allow('dossier.read_own')
  async show(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { dossier, files, nominees, party } = await this.dossiers.read(actor, id);
    if (dossier.status === 'draft') {
      return void (await this.pages.redirect(reply, dossierPath(id, 'khai')));
    }
    const data = {
      code: dossier.code,
      lookupKey: dossier.lookupKey,
      submittedAt: dossier.submittedAt,
      receptionDueAt: dossier.receptionDueAt,
      partyName: party.name,
      nomineeCount: nominees.length,
      files: files.filter(({ purpose }) => purpose === 'component'),
      paperHref: dossierPath(id, 'xac-nhan-da-nop.pdf'),
      dossierHref: dossierPath(id),
      lookUpHref: PATHS.lookUp,
    };
    await this.pages.render(reply, 'intake/sent', data, { title: 'Đã nộp hồ sơ' });
  }
}
