import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Dossiers, type DraftPatch } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { type FormData, formText, readForm } from '@portal/web';
import { formVersion } from '../shared/form-version';
import { DraftReader } from './draft-reader';
import { getKind, rowIndex, typedNominee, withNominee } from './nominee-list';
import { sameVersion } from './same-version';

/** What the script is told: the version to go on with, the time, and fields that got a value. */
interface Saved {
  readonly version: number;
  readonly savedAt: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Saving while typing; everything works without it. */
@Controller('ho-so/:id/tu-luu')
export class AutosaveController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly drafts: DraftReader,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('draft.edit')
  async save(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
  ): Promise<Saved> {
    const form = readForm(body);
    const reference = { dossierId: id, version: formVersion(form), actor };
    const { patch, fields } = await this.patchOf(id, actor, form);
    const { version } = await this.dossiers.saveDraft(reference, patch);
    return { version, savedAt: this.drafts.timeNow(), ...(fields ? { fields } : {}) };
  }

  private async patchOf(
    id: string,
    actor: Actor,
    form: FormData,
  ): Promise<{ patch: DraftPatch; fields?: Record<string, string> }> {
    const answers = form['answers'];
    if (form['nominee'] === undefined) {
      return { patch: typeof answers === 'object' && !Array.isArray(answers) ? { answers } : {} };
    }
    const draft = await this.drafts.get(actor, id);
    sameVersion(draft, form);
    const { procedure } = draft;
    const { nominees } = draft.dossier.form;
    const kind = getKind(procedure, formText(form, 'kind'));
    const index = rowIndex(formText(form, 'index'), nominees.length);
    const table = withNominee(nominees, index, typedNominee(kind.id, form));
    return {
      patch: { nominees: table },
      fields: { index: String((index ?? nominees.length) + 1) },
    };
  }
}
