import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { Dossiers, type DossierView } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { type FormData, formText, PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath } from '../paths';
import { sameVersion } from './same-version';
import { isCode } from '../shared/is-code';
import { queryText } from '../shared/query-text';
import { DraftReader } from './draft-reader';
import { draftPage } from './law-notes';
import { NomineeForm, nomineeFormData } from './nominee-form';
import { getKind, rowFaults, rowIndex, typedNominee, withNominee } from './nominee-list';
import { addLinks } from './nominees.controller';

interface Row {
  readonly id: string;
  /** From 1, as in the address; absent for a new row. */
  readonly number?: string;
}

/** One row of the table of nominees: adding, copying, changing. */
@Controller('ho-so/:id/de-nghi')
export class EditNomineeController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly drafts: DraftReader,
    private readonly dossiers: Dossiers,
  ) {}

  /** Without a kind it asks for one; `chep` begins with what another row says. */
  @Get('them')
  @Allow('draft.edit')
  async add(
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.find(actor, id);
    if (!draft) return void (await this.pages.redirect(reply, dossierPath(id)));
    const { nominees } = draft.dossier.form;
    const copied = rowIndex(queryText(query, 'chep'), nominees.length);
    const original = copied === undefined ? undefined : nominees[copied];
    const kindId = original?.kind ?? queryText(query, 'loai');
    if (kindId === '') return this.chooseKind(reply, draft);
    const kind = getKind(draft.procedure, kindId);
    await this.render(reply, { draft, kind, index: undefined, nominee: original ?? {} });
  }

  @Get(':number')
  @Allow('draft.edit')
  async edit(
    @Param() { id, number }: Required<Row>,
    @Query('loi') showFaults: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.find(actor, id);
    if (!draft) return void (await this.pages.redirect(reply, dossierPath(id)));
    const { nominees } = draft.dossier.form;
    const index = rowIndex(number, nominees.length) ?? 0;
    const nominee = nominees[index]!;
    const faults = showFaults === undefined ? undefined : this.faults(draft, index, 200);
    const kind = getKind(draft.procedure, nominee.kind);
    await this.render(reply, { draft, kind, index, nominee, faults });
  }

  @Post('them')
  @HttpCode(200)
  @Allow('draft.edit')
  saveNew(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.save({ id }, readForm(body), actor, reply);
  }

  @Post(':number')
  @HttpCode(200)
  @Allow('draft.edit')
  saveOne(
    @Param() row: Required<Row>,
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.save(row, readForm(body), actor, reply);
  }

  private async save(row: Row, form: FormData, actor: Actor, reply: FastifyReply): Promise<void> {
    const before = await this.drafts.get(actor, row.id);
    const kind = getKind(before.procedure, formText(form, 'kind'));
    const nominee = typedNominee(kind.id, form);
    const { nominees } = before.dossier.form;
    let index: number | undefined;
    try {
      // Autosave may have made the row already: the form then knows its number.
      index = rowIndex(formText(form, 'index') || (row.number ?? ''), nominees.length);
      const reference = { ...sameVersion(before, form), actor };
      const table = withNominee(nominees, index, nominee);
      await this.dossiers.saveDraft(reference, { nominees: table });
    } catch (error) {
      if (!isCode(error, 'draft.stale', 'nominee.not_found')) throw error;
      const faults = this.pages.formFaults(error, ['not_found']);
      // Another row may stand at this place now: what was typed becomes a new one, nothing is lost.
      return this.render(reply, {
        draft: before,
        kind,
        index: undefined,
        nominee,
        faults,
        stale: true,
      });
    }
    return this.goOn({ id: row.id, index: index ?? nominees.length, form, actor }, reply);
  }

  private async goOn(
    saved: { id: string; index: number; form: FormData; actor: Actor },
    reply: FastifyReply,
  ): Promise<void> {
    const { id, index, form, actor } = saved;
    const draft = await this.drafts.get(actor, id);
    const nominee = draft.dossier.form.nominees[index]!;
    const kind = getKind(draft.procedure, nominee.kind);
    const faults = formText(form, 'sau') === '' ? this.faults(draft, index) : undefined;
    if (faults) return this.render(reply, { draft, kind, index, nominee, faults });
    const list = dossierPath(id, 'de-nghi');
    const another = formText(form, 'them') !== '';
    const target = another ? `${list}/them?loai=${kind.id}` : list;
    await this.pages.redirect(reply, target, { code: 'intake.nominee_saved' });
  }

  private faults(draft: DossierView, index: number, status = 422) {
    return this.drafts.faults(rowFaults(this.drafts.check(draft).nominees, index), status);
  }

  private async chooseKind(reply: FastifyReply, draft: DossierView): Promise<void> {
    const data = { add: addLinks(draft) };
    const back = { href: dossierPath(draft.dossier.id, 'de-nghi'), text: 'Danh sách đề nghị' };
    const page = draftPage(draft, { title: 'Thêm đối tượng', back });
    await this.pages.render(reply, 'intake/nominee-kind', data, page);
  }

  private async render(reply: FastifyReply, shown: NomineeForm): Promise<void> {
    const { data, page } = nomineeFormData(shown);
    await this.pages.render(reply, 'intake/nominee', data, draftPage(shown.draft, page));
  }
}
