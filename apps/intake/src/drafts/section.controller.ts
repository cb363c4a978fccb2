import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { Dossiers, type DossierView } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { CodedError } from '@portal/kernel';
import type { FormSection } from '@portal/procedures/core';
import { type FormData, type FormFaults, formText, PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath } from '../paths';
import { formVersion } from '../shared/form-version';
import { isCode } from '../shared/is-code';
import { DraftReader, savedText } from './draft-reader';
import { draftPage } from './law-notes';
import { questionsOf } from './question';

/** What a page of the form shows beside the draft. */
interface Shown {
  readonly form: object;
  readonly faults?: FormFaults | undefined;
  readonly stale?: boolean;
}

function sectionAt(draft: DossierView, sectionId: string): FormSection {
  const section = draft.procedure.sections.find(({ id }) => id === sectionId);
  if (!section) throw new CodedError('not_found', 'web.not_found');
  return section;
}

/** The page after this one. */
function nextPath({ dossier, procedure }: DossierView, section: FormSection): string {
  const next = procedure.sections[procedure.sections.indexOf(section) + 1];
  return next ? dossierPath(dossier.id, 'khai', next.id) : dossierPath(dossier.id, 'de-nghi');
}

/** One page of the form: a section of the procedure. */
@Controller('ho-so/:id/khai/:section')
export class SectionController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly drafts: DraftReader,
    private readonly dossiers: Dossiers,
  ) {}

  @Get()
  @Allow('draft.read')
  async show(
    @Param() { id, section: sectionId }: { id: string; section: string },
    @Query('loi') showFaults: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.find(actor, id);
    if (!draft) return void (await this.pages.redirect(reply, dossierPath(id)));
    const section = sectionAt(draft, sectionId);
    const form = { answers: draft.dossier.form.answers };
    const faults = showFaults === undefined ? undefined : this.faults(draft, section, 200);
    await this.render(reply, draft, section, { form, faults });
  }

  /** What was typed is kept, right or wrong; going on asks for it to be right. */
  @Post()
  @HttpCode(200)
  @Allow('draft.edit')
  async save(
    @Param() { id, section: sectionId }: { id: string; section: string },
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(body);
    if (!(await this.keep({ id, sectionId, actor, form }, reply))) return;
    const draft = await this.drafts.get(actor, id);
    const section = sectionAt(draft, sectionId);
    const later = formText(form, 'sau') !== '';
    const faults = later ? undefined : this.faults(draft, section);
    if (faults) {
      const saved = { answers: draft.dossier.form.answers };
      await this.render(reply, draft, section, { form: saved, faults });
      return;
    }
    const target = later ? dossierPath(id, 'khai') : nextPath(draft, section);
    await this.pages.redirect(reply, target, { code: 'intake.saved' });
  }

  /** @returns false when another page was faster: the page is shown again with what was typed */
  private async keep(
    typed: { id: string; sectionId: string; actor: Actor; form: FormData },
    reply: FastifyReply,
  ): Promise<boolean> {
    const { id, sectionId, actor, form } = typed;
    try {
      const reference = { dossierId: id, version: formVersion(form), actor };
      await this.dossiers.saveDraft(reference, { answers: answersOf(form) });
      return true;
    } catch (error) {
      if (!isCode(error, 'draft.stale')) throw error;
      const draft = await this.drafts.get(actor, id);
      const section = sectionAt(draft, sectionId);
      const faults = this.pages.formFaults(error);
      await this.render(reply, draft, section, { form, faults, stale: true });
      return false;
    }
  }

  private faults(draft: DossierView, section: FormSection, status = 422): FormFaults | undefined {
    return this.drafts.faults(this.drafts.check(draft).sections.get(section.id) ?? [], status);
  }

  private async render(
    reply: FastifyReply,
    draft: DossierView,
    section: FormSection,
    { form, faults, stale = false }: Shown,
  ): Promise<void> {
    const { id, version } = draft.dossier;
    const path = dossierPath(id, 'khai', section.id);
    const data = {
      title: section.title.vi,
      help: section.help?.vi ?? '',
      questions: questionsOf(section.fields, 'answers'),
      form,
      version,
      stale: stale && { href: path },
      autosave: `${dossierPath(id, 'tu-luu')}?trang=${section.id}`,
      saved: stale ? 'Chưa lưu' : savedText(draft),
    };
    const back = { href: dossierPath(id, 'khai'), text: 'Các mục của hồ sơ' };
    const page = { title: section.title.vi, back, ...(faults ? { faults } : {}) };
    await this.pages.render(reply, 'intake/section', data, draftPage(draft, page));
  }
}

function answersOf(form: FormData): Record<string, unknown> {
  const answers = form['answers'];
  return typeof answers === 'object' && !Array.isArray(answers) ? answers : {};
}
