import { Controller, Get, Param, Res } from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { contentDisposition, Files } from '@portal/files';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { sendContent } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { ReadingLog } from '../case/reading-log';
import { getStaff } from '../get-staff';

/** The files of a dossier, for those who may open them. */
@Controller('tep')
export class FilesController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly files: Files,
    private readonly dataSource: DataSource,
    private readonly readings: ReadingLog,
  ) {}

  @Get(':attachmentId')
  @Allow('case.read_file')
  async open(
    @CurrentActor() actor: Actor,
    @Param('attachmentId') attachmentId: string,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const attachment = await this.dossiers.attachmentForReading(actor, attachmentId);
    await this.readings.noteById(getStaff(actor), 'case.read_file', attachment.dossierId);
    const { content } = await this.files.open(this.dataSource.manager, attachment.sha256);
    const { name, mediaType, size } = attachment;
    const disposition = {
      inline: contentDisposition(name, 'inline'),
      attachment: contentDisposition(name),
    };
    return sendContent(reply, { body: content, mediaType, size, disposition });
  }
}
