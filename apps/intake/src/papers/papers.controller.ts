import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { renderDocument } from '@portal/documents';
import { Dossiers, findPaper } from '@portal/dossiers';
import { contentDisposition } from '@portal/files';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { CodedError } from '@portal/kernel';
import { type Config, CONFIG } from '@portal/platform';
import { sendContent } from '@portal/web';
import type { FastifyReply } from 'fastify';

/** Papers of the service as PDF, made from the same data as the pages. */
@Controller('ho-so/:id')
export class PapersController {
  constructor(
    private readonly dossiers: Dossiers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':paper')
  @Allow('paper.read')
  async show(
    @CurrentActor() actor: Actor,
    @Param() { id, paper: path }: { id: string; paper: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const paper = findPaper(path);
    if (!paper) throw new CodedError('not_found', 'web.not_found');
    const { name } = paper;
    const settings = {
      intakeUrl: this.config.INTAKE_URL,
      demonstration: this.config.DEMONSTRATION,
    };
    const data = await this.dossiers.paper({ name, dossierId: id, actor, settings });
    const body = await renderDocument(name, data);
    const fileName = `${path.replace('.pdf', '')}-${data.code}.pdf`;
    const disposition = {
      inline: contentDisposition(fileName, 'inline'),
      attachment: contentDisposition(fileName),
    };
    const { length: size } = body;
    await sendContent(reply, { body, mediaType: 'application/pdf', size, disposition });
  }
}
