import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { renderDocument } from '@portal/documents';
import { Dossiers, type PaperName } from '@portal/dossiers';
import { contentDisposition } from '@portal/files';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { type Config, CONFIG } from '@portal/platform';
import { sendContent } from '@portal/web';
import type { FastifyReply } from 'fastify';

/** Papers of the service as PDF, made from the same data as the pages. */
@Controller('ho-so/:id')
@Allow('paper.read')
export class PapersController {
  constructor(
    private readonly dossiers: Dossiers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('xac-nhan-da-nop.pdf')
  acknowledgement(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send('acknowledgement', { id, actor, fileName: 'xac-nhan-da-nop' }, reply);
  }

  @Get('giay-tiep-nhan.pdf')
  receipt(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send('receipt', { id, actor, fileName: 'giay-tiep-nhan' }, reply);
  }

  @Get('phieu-bo-sung.pdf')
  supplementSlip(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send('supplement-slip', { id, actor, fileName: 'phieu-bo-sung' }, reply);
  }

  @Get('phieu-tu-choi.pdf')
  refusalSlip(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send('refusal-slip', { id, actor, fileName: 'phieu-tu-choi' }, reply);
  }

  private async send(
    name: PaperName,
    request: { readonly id: string; readonly actor: Actor; readonly fileName: string },
    reply: FastifyReply,
  ): Promise<void> {
    const settings = {
      intakeUrl: this.config.INTAKE_URL,
      demonstration: this.config.DEMONSTRATION,
    };
    const { id: dossierId, actor } = request;
    const data = await this.dossiers.paper({ name, dossierId, actor, settings });
    const body = await renderDocument(name, data);
    const fileName = `${request.fileName}-${data.code}.pdf`;
    const disposition = {
      inline: contentDisposition(fileName, 'inline'),
      attachment: contentDisposition(fileName),
    };
    await sendContent(reply, {
      body,
      mediaType: 'application/pdf',
      size: body.length,
      disposition,
    });
  }
}
