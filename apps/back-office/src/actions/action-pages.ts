import { Injectable } from '@nestjs/common';
import { type ActionPreview, Dossiers } from '@portal/dossiers';
import { CodedError, InvalidFieldsError, toOfficeTime } from '@portal/kernel';
import { type FormData, formText, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { CaseReader } from '../case/case-reader';
import type { LastChange } from '../case/last-change';
import { OfficeNow } from '../office-now';
import type { FormContext } from './action-form';
import { type ActionRequest, ActionViews, type Attempt, type Typed } from './action-views';
import { withAllFaults } from './faults';

/** The way through every action: form, preview, act; and back when somebody was faster. */
@Injectable()
export class ActionPages {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly cases: CaseReader,
    private readonly office: OfficeNow,
    private readonly views: ActionViews,
  ) {}

  /** GET: the form, or the preview when there is nothing to type. */
  async open(request: ActionRequest): Promise<FastifyReply> {
    const context = await this.context(request);
    const { version } = context.view.dossier;
    const attempt = { request, context, typed: { data: {}, body: {}, version } };
    await this.assertOffered(attempt);
    return this.shown(attempt);
  }

  /** POST: what the pressed button says. */
  async submit(request: ActionRequest, body: unknown): Promise<FastifyReply> {
    const data = readForm(body);
    const typed = { data, body, version: versionIn(data) };
    const attempt = { request, typed, context: await this.context(request) };
    try {
      return await this.answer(attempt);
    } catch (error) {
      return this.refused(attempt, error);
    }
  }

  /** The form again with what was typed, after a file was added or removed. */
  async again(request: ActionRequest, data: FormData, error?: unknown): Promise<FastifyReply> {
    const typed: Typed = { data, body: {}, version: versionIn(data) };
    return this.views.form({ request, typed, context: await this.context(request) }, error);
  }

  private async answer(attempt: Attempt): Promise<FastifyReply> {
    switch (formText(attempt.typed.data, 'buoc')) {
      case 'thuc-hien':
        await this.act(attempt);
        return this.views.done(attempt.request);
      case 'xem-truoc':
        return this.views.preview(attempt, await this.preview(attempt));
      default:
        return this.shown(attempt);
    }
  }

  /** The form, or the preview when there is nothing to type. */
  private async shown(attempt: Attempt): Promise<FastifyReply> {
    if (attempt.request.form.template !== null) return this.views.form(attempt);
    return this.views.preview(attempt, await this.preview(attempt));
  }

  private async context({ staff, dossierId }: ActionRequest): Promise<FormContext> {
    const now = this.office.read();
    const view = await this.cases.view(staff, dossierId);
    return { ...now, view, today: toOfficeTime(now.at).date };
  }

  /** Lets the use case itself say why an action is not offered. */
  private async assertOffered(attempt: Attempt): Promise<void> {
    if (attempt.context.view.actions.includes(attempt.request.form.action)) return;
    await this.preview(attempt);
    throw new CodedError('forbidden', 'dossier.action_forbidden');
  }

  private preview(attempt: Attempt): Promise<ActionPreview> {
    const { request, context, typed } = attempt;
    const { command, faults } = request.form.read(typed.data, context);
    return withAllFaults(request.form, faults, () =>
      this.dossiers.preview(referenceOf(attempt), command),
    );
  }

  private async act(attempt: Attempt): Promise<void> {
    const { request, context, typed } = attempt;
    const { command, faults } = request.form.read(typed.data, context);
    if (faults.length > 0) throw new InvalidFieldsError(faults);
    await withAllFaults(request.form, [], () => this.dossiers.act(referenceOf(attempt), command));
  }

  private async refused({ request, typed }: Attempt, error: unknown): Promise<FastifyReply> {
    if (!(error instanceof CodedError)) throw error;
    const attempt = { request, typed, context: await this.context(request) };
    const { view } = attempt.context;
    if (view.dossier.version !== typed.version) {
      const last = await this.cases.lastChange(view);
      if (isOwnRepeat(attempt, last)) return this.views.done(request);
      return this.views.stale(attempt, last);
    }
    if (error instanceof InvalidFieldsError && request.form.template !== null) {
      return this.views.form(attempt, error);
    }
    throw error;
  }
}

/** Missing or mangled: a version that no dossier has, so that nothing is done. */
function versionIn(data: FormData): number {
  const typed = formText(data, 'version');
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}

const referenceOf = ({ request: { staff, dossierId }, typed: { version } }: Attempt) => ({
  actor: staff,
  dossierId,
  version,
});

/** A second click or a retry of the same person: what they wanted has happened. */
function isOwnRepeat({ request, context, typed }: Attempt, last: LastChange | null): boolean {
  return (
    formText(typed.data, 'buoc') === 'thuc-hien' &&
    context.view.dossier.version === typed.version + 1 &&
    last?.action === request.form.action &&
    last.actorId === request.staff.staffId
  );
}
