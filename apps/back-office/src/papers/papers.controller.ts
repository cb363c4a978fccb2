import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { renderDocument } from '@portal/documents';
import { Dossiers, findPaper } from '@portal/dossiers';
import { contentDisposition } from '@portal/files';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { CodedError } from '@portal/kernel';
import { type Config, CONFIG } from '@portal/platform';
import { sendContent } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { ReadingLog } from '../case/reading-log';
import { getStaff } from '../get-staff';

/** The papers of the service about a dossier. */
@Controller('ho-so/:id')
export class PapersController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly readings: ReadingLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':paper')
  @Allow('paper.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param() { id, paper }: { id: string; paper: string },
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const name = findPaper(paper)?.name;
    if (!name) throw new CodedError('not_found', 'web.not_found');
    const settings = {
      intakeUrl: this.config.INTAKE_URL,
      demonstration: this.config.DEMONSTRATION,
    };
    const data = await this.dossiers.paper({ name, dossierId: id, actor, settings });
    await this.readings.noteById(getStaff(actor), 'paper.read', id);
    const body = await renderDocument(name, data);
    const fileName = `${paper.replace('.pdf', '')}-${data.code}.pdf`;
    const disposition = {
      inline: contentDisposition(fileName, 'inline'),
      attachment: contentDisposition(fileName),
    };
    const { length: size } = body;
    return sendContent(reply, { body, mediaType: 'application/pdf', size, disposition });
  }
}
