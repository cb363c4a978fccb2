import { Injectable } from '@nestjs/common';
import type { ActionPreview } from '@portal/dossiers';
import type { StaffMember } from '@portal/identity';
import { type FormData, type FormFaults, PageRenderer } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { caseHead } from '../case/case-head';
import type { LastChange } from '../case/last-change';
import type { ActionForm, FormContext } from './action-form';
import { withRowTitles } from './faults';
import { hiddenFields, previewPage } from './preview-page';
import { stalePage } from './stale-page';

/** Who is at which form of which dossier. */
export interface ActionRequest {
  readonly form: ActionForm;
  readonly staff: StaffMember;
  readonly dossierId: string;
  readonly reply: FastifyReply;
}

/** A form as it stands. */
export interface Typed {
  readonly data: FormData;
  /** As it arrived, for hidden fields. */
  readonly body: unknown;
  /** Version of the dossier that the form showed. */
  readonly version: number;
}

/** A request that has been read: what was typed, about a dossier as it is now. */
export interface Attempt {
  readonly request: ActionRequest;
  readonly context: FormContext;
  readonly typed: Typed;
}

const PREVIEW = 'back-office/actions/preview';

/** The pages of an action: its form, its preview, and what to say when somebody was faster. */
@Injectable()
export class ActionViews {
  constructor(private readonly pages: PageRenderer) {}

  /** The form with what was typed, and with its faults when it was refused. */
  form(attempt: Attempt, error?: unknown): Promise<FastifyReply> {
    const { request, context, typed } = attempt;
    const { form, reply } = request;
    const shown = {
      ...this.common(attempt),
      ...form.page(typed.data, context),
      form: typed.data,
    };
    const page = { title: form.title, ...this.back(attempt), ...this.faults(attempt, error) };
    return this.pages.render(reply, form.template ?? PREVIEW, shown, page);
  }

  /** What the action would bring, with everything typed in hidden fields. */
  preview(attempt: Attempt, preview: ActionPreview): Promise<FastifyReply> {
    const { request, context, typed } = attempt;
    const { form, reply } = request;
    const shown = {
      ...this.common(attempt),
      ...previewPage(context.view, preview),
      warning: form.warning,
      typed: form.typed(typed.data, context).filter(({ text }) => text !== ''),
      hidden: hiddenFields(typed.body),
      editable: form.template !== null,
    };
    const page = { title: `Xem trước: ${form.title}`, ...this.back(attempt) };
    return this.pages.render(reply, PREVIEW, shown, page);
  }

  /** Somebody was faster; nothing that was typed is lost. */
  stale({ request, context, typed }: Attempt, last: LastChange | null): Promise<FastifyReply> {
    const shown = {
      ...stalePage(request.form, context, typed.data, last),
      hidden: hiddenFields(typed.body),
    };
    const page = { title: 'Hồ sơ vừa được thay đổi', status: 409 };
    return this.pages.render(request.reply, 'back-office/actions/stale', shown, page);
  }

  /** The action was taken. */
  done({ reply, dossierId, form }: ActionRequest): Promise<FastifyReply> {
    return this.pages.redirect(reply, `/ho-so/${dossierId}`, { code: form.done });
  }

  private faults({ request, context }: Attempt, error: unknown): { faults?: FormFaults } {
    if (error === undefined) return {};
    return { faults: withRowTitles(request.form, context, this.pages.formFaults(error)) };
  }

  private common({ request, context, typed }: Attempt): object {
    const head = caseHead(context.view);
    const { title, path, showsProposal } = request.form;
    const proposal = showsProposal === true && context.view.proposal;
    return { head, title, proposal, version: typed.version, action: `${head.href}/${path}` };
  }

  private back({ context }: Attempt): { back: { href: string; text: string } } {
    const { href, code } = caseHead(context.view);
    return { back: { href, text: `Hồ sơ ${code}` } };
  }
}
