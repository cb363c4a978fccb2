import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { Dossiers, type DossierView } from '@portal/dossiers';
import { MAX_FILE_BYTES } from '@portal/files';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { CodedError } from '@portal/kernel';
import { type FormFaults, formText, Limit, PageRenderer, receiveUpload } from '@portal/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { supplementPage, supplementView } from '../dossiers/supplement-view';
import { dossierPath } from '../paths';
import { draftFilesPage, draftFilesView } from './draft-files.controller';
import { FilePage } from './file-page';
import { type FileTarget, ReceiveFile } from './receive-file';

const LIMITS = { field: 'file', maxBytes: MAX_FILE_BYTES };

/** Adding files to a draft or to the answer to a supplement request, and taking them back. */
@Controller('ho-so/:id/tep')
@Allow('file.upload')
export class UploadController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly dossiers: Dossiers,
    private readonly receiveFile: ReceiveFile,
    private readonly filePage: FilePage,
  ) {}

  @Post()
  @HttpCode(200)
  @Limit({ name: 'upload', by: 'account' })
  async upload(
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    let target: FileTarget = { dossierId: id, actor, componentId: '' };
    try {
      const { file } = await receiveUpload(request, LIMITS, (incoming) => {
        target = { ...target, componentId: formText(incoming.fields, 'componentId') };
        return this.receiveFile.run(target, incoming);
      });
      if (file === undefined) throw new CodedError('invalid', 'upload.file_missing');
    } catch (error) {
      return this.refuse(error, target, reply);
    }
    const view = await this.dossiers.read(actor, id);
    const place = `${pageOf(view)}#components.${target.componentId}`;
    await this.pages.redirect(reply, place, { code: 'intake.file_attached' });
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

  /** The page is shown again with the reason beside the component; what was kept before stays. */
  private async refuse(
    error: unknown,
    { dossierId, actor, componentId }: FileTarget,
    reply: FastifyReply,
  ): Promise<void> {
    const refused = this.pages.formFaults(error, ['unavailable']);
    const faults = besideComponent(refused, componentId);
    const view = await this.dossiers.read(actor, dossierId);
    if (view.dossier.status === 'draft') {
      const data = await draftFilesView(view, this.filePage);
      const page = { ...draftFilesPage(view), faults };
      await this.pages.render(reply, 'intake/draft-files', data, page);
    } else {
      const data = await supplementView(view, this.filePage, {});
      const page = { ...supplementPage(view), faults };
      await this.pages.render(reply, 'intake/supplement', data, page);
    }
  }
}

/** Lets the one sentence of a refusal stand beside the component that it concerns. */
function besideComponent({ summary, status }: FormFaults, componentId: string): FormFaults {
  const text = summary[0]?.text ?? '';
  if (componentId === '') return { summary, byField: {}, status };
  const field = `components.${componentId}`;
  return { summary: [{ text, href: `#${field}` }], byField: { [field]: text }, status };
}

const pageOf = ({ dossier }: Pick<DossierView, 'dossier'>): string =>
  dossierPath(dossier.id, dossier.status === 'draft' ? 'giay-to' : 'bo-sung');
