import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { Dossiers, type DossierView } from '@portal/dossiers';
import { Files, MAX_FILE_BYTES } from '@portal/files';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { CodedError } from '@portal/kernel';
import {
  describeError,
  formText,
  type IncomingFile,
  MessageCatalogue,
  PageRenderer,
  receiveUpload,
} from '@portal/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { supplementPage, supplementView } from '../dossiers/supplement-view';
import { dossierPath } from '../paths';
import { draftFilesPage } from './draft-files.controller';
import { FilePage } from './file-page';

/** Refusals that the page of files shows beside the component; all others have a page of their own. */
const SHOWN: readonly CodedError['kind'][] = ['invalid', 'conflict', 'too_large', 'unavailable'];

/** Adding files to a draft or to the answer to a supplement request, and taking them back. */
@Controller('ho-so/:id/tep')
@Allow('file.upload')
export class UploadController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly messages: MessageCatalogue,
    private readonly dossiers: Dossiers,
    private readonly files: Files,
    private readonly filePage: FilePage,
    private readonly dataSource: DataSource,
  ) {}

  @Post()
  @HttpCode(200)
  async upload(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    let componentId = '';
    try {
      const { file } = await receiveUpload(
        request,
        { field: 'file', maxBytes: MAX_FILE_BYTES },
        (incoming) => {
          componentId = formText(incoming.fields, 'componentId');
          return this.keep({ dossierId: id, actor, componentId }, incoming);
        },
      );
      if (file === undefined) throw new CodedError('invalid', 'upload.file_missing');
    } catch (error) {
      return this.refuse(error, { id, actor, componentId }, reply);
    }
    const view = await this.dossiers.read(actor, id);
    const target = `${pageOf(view)}#components.${componentId}`;
    await this.pages.redirect(reply, target, { code: 'intake.file_attached' });
  }

  @Post(':attachmentId/go')
  async remove(
    @Param() { id, attachmentId }: { id: string; attachmentId: string },
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.dossiers.removeFile({ dossierId: id, actor }, attachmentId);
    const view = await this.dossiers.read(actor, id);
    await this.pages.redirect(reply, pageOf(view), { code: 'intake.file_removed' });
  }

  private async keep(
    target: { dossierId: string; actor: Actor; componentId: string },
    { name, stream }: IncomingFile,
  ): Promise<string> {
    await this.dossiers.assertMayAttach(target);
    const { procedure } = await this.dossiers.read(target.actor, target.dossierId);
    const component = procedure.components.find(({ id }) => id === target.componentId);
    const received = await this.files.receive(this.dataSource.manager, stream, {
      name,
      maxBytes: MAX_FILE_BYTES,
      accepts: component?.accepts ?? [],
    });
    return this.dossiers.attachFile(target, received);
  }

  /** The page is shown again with the reason beside the component; what was kept before stays. */
  private async refuse(
    error: unknown,
    { id, actor, componentId }: { id: string; actor: Actor; componentId: string },
    reply: FastifyReply,
  ): Promise<void> {
    if (!(error instanceof CodedError && SHOWN.includes(error.kind))) throw error;
    const text = this.messages.sentence(error.code, error.params);
    const field = `components.${componentId}`;
    const { status } = describeError(error);
    const faults = {
      status,
      summary: [componentId === '' ? { text } : { text, href: `#${field}` }],
      byField: { [field]: text },
    };
    const view = await this.dossiers.read(actor, id);
    if (view.dossier.status !== 'draft') {
      const data = await supplementView(view, this.filePage, {});
      await this.pages.render(reply, 'intake/supplement', data, {
        ...supplementPage(view),
        faults,
      });
      return;
    }
    const data = { ...(await this.filePage.view(view)), nextHref: dossierPath(id, 'kiem-tra') };
    const page = { ...draftFilesPage(view), faults };
    await this.pages.render(reply, 'intake/draft-files', data, page);
  }
}

const pageOf = ({ dossier }: Pick<DossierView, 'dossier'>): string =>
  dossierPath(dossier.id, dossier.status === 'draft' ? 'giay-to' : 'bo-sung');
