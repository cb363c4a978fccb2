import { Controller, Get, Param, Res } from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { contentDisposition, Files } from '@portal/files';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { sendContent } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';

/** Files that were handed in, from a route of their own with headers that let them do no harm. */
@Controller('tep')
export class DownloadController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly files: Files,
    private readonly dataSource: DataSource,
  ) {}

  @Get(':attachmentId')
  @Allow('file.read')
  async open(
    @Param('attachmentId') attachmentId: string,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sha256, name } = await this.dossiers.attachmentForReading(actor, attachmentId);
    const { file, content } = await this.files.open(this.dataSource.manager, sha256);
    const disposition = {
      inline: contentDisposition(name, 'inline'),
      attachment: contentDisposition(name),
    };
    const { mediaType, size } = file;
    await sendContent(reply, { body: content, mediaType, size, disposition });
  }
}
