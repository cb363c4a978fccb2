import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { type FileKind, Files, type ReceivedFile } from '@portal/files';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { CodedError, InvalidFieldsError } from '@portal/kernel';
import { type FormData, readForm, receiveUpload } from '@portal/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { ActionPages } from '../actions/action-pages';
import type { ActionRequest } from '../actions/action-views';
import { decideForm } from '../actions/forms';
import { getStaff } from '../get-staff';

/** A signed decision, or its scan. */
const ACCEPTED: readonly FileKind[] = ['pdf', 'jpeg', 'png'];

/** What arrived: the file, or why it was refused; what was typed in either case. */
interface Arrival {
  readonly typed: FormData;
  readonly file?: ReceivedFile;
  readonly error?: unknown;
}

/** A refusal of the file itself stands beside the file's field. */
function besideFile(error: unknown): unknown {
  if (!(error instanceof CodedError) || error instanceof InvalidFieldsError) return error;
  const { kind, code, params } = error;
  if (!['invalid', 'too_large', 'unavailable'].includes(kind)) return error;
  return new InvalidFieldsError([{ field: 'file', code, params }]);
}

/** Files of a decision that is being recorded; the form comes back with what was typed. */
@Controller('ho-so/:id/tep-quyet-dinh')
@Allow('case.decide')
export class DecisionFilesController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly files: Files,
    private readonly dataSource: DataSource,
    private readonly actions: ActionPages,
  ) {}

  @Post()
  async add(
    @CurrentActor() actor: Actor,
    @Param('id') dossierId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const target = { dossierId, actor, componentId: null };
    await this.dossiers.assertMayAttach(target);
    const { typed, file, error } = await this.receive(request);
    if (file) await this.dossiers.attachFile(target, file);
    return this.actions.again(requestOf(actor, dossierId, reply), typed, error);
  }

  @Post(':attachmentId/go')
  async remove(
    @CurrentActor() actor: Actor,
    @Param() { id, attachmentId }: { id: string; attachmentId: string },
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    await this.dossiers.removeFile({ dossierId: id, actor }, attachmentId);
    return this.actions.again(requestOf(actor, id, reply), readForm(body));
  }

  private async receive(request: FastifyRequest): Promise<Arrival> {
    let typed: FormData = {};
    try {
      const { fields, file } = await receiveUpload(request, { field: 'file' }, (incoming) => {
        typed = incoming.fields;
        const { name, stream } = incoming;
        return this.files.receive(this.dataSource.manager, stream, { name, accepts: ACCEPTED });
      });
      if (file) return { typed: fields, file };
      const error = new InvalidFieldsError([{ field: 'file', code: 'back_office.file_missing' }]);
      return { typed: fields, error };
    } catch (error) {
      return { typed, error: besideFile(error) };
    }
  }
}

const requestOf = (actor: Actor, dossierId: string, reply: FastifyReply): ActionRequest => ({
  form: decideForm,
  staff: getStaff(actor),
  dossierId,
  reply,
});
