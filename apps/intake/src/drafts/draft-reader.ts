import { Inject, Injectable } from '@nestjs/common';
import { Dossiers, type DossierView } from '@portal/dossiers';
import type { Actor } from '@portal/identity';
import {
  type Clock,
  CLOCK,
  CodedError,
  type FieldError,
  formatMinute,
  toOfficeTime,
} from '@portal/kernel';
import { type FormFaults, MessageCatalogue } from '@portal/web';
import { checkDraft, type DraftCheck } from './draft-check';
import { faultLinks } from './fault-links';

/** Reads drafts and says what is missing in them, for all pages of the form. */
@Injectable()
export class DraftReader {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly messages: MessageCatalogue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The draft, or undefined when it was sent already: its pages then lead to the dossier's page. */
  async find(actor: Actor, id: string): Promise<DossierView | undefined> {
    const view = await this.dossiers.read(actor, id);
    return view.dossier.status === 'draft' ? view : undefined;
  }

  /** @throws CodedError `draft.already_sent` */
  async get(actor: Actor, id: string): Promise<DossierView> {
    const draft = await this.find(actor, id);
    if (!draft) throw new CodedError('conflict', 'draft.already_sent');
    return draft;
  }

  /** Everything that stands in the way of sending today. */
  check(draft: DossierView): DraftCheck {
    return checkDraft(draft, toOfficeTime(this.clock.now()).date);
  }

  /**
   * The faults of a page's own fields: summary and sentence beside each.
   * @param status 200 when the page was only opened
   */
  faults(errors: readonly FieldError[], status = 422): FormFaults | undefined {
    if (errors.length === 0) return undefined;
    const sentences = errors.map(({ field, code, params }) => ({
      field,
      text: this.messages.sentence(code, params),
    }));
    return {
      status,
      summary: sentences.map(({ field, text }) => ({ text, href: `#${field}` })),
      byField: Object.fromEntries(sentences.toReversed().map(({ field, text }) => [field, text])),
    };
  }

  /** The faults of the whole form, each leading to the page on which it is mended. */
  links(draft: DossierView, errors: readonly FieldError[]): FormFaults | undefined {
    if (errors.length === 0) return undefined;
    return faultLinks(draft, errors, (code, params) => this.messages.sentence(code, params));
  }

  /** `14:05` on the office's wall clock. */
  timeNow(): string {
    return formatMinute(toOfficeTime(this.clock.now()).minute);
  }
}

/** `Đã lưu lúc 14:05`, for the first look at a page. */
export function savedText({ dossier }: Pick<DossierView, 'dossier'>): string {
  return `Đã lưu lúc ${formatMinute(toOfficeTime(dossier.updatedAt).minute)}`;
}
