import type { NoticeData } from '../kinds/notice-data';
import { NOTICE_KINDS } from '../kinds/notice-kinds';
import type { NoticeKind } from '../kinds/notice-payloads';
import { noticeSamples } from '../kinds/notice-samples';
import { TemplateRenderer } from '@portal/templates';
import { type MailBlock, mailText, parseMail } from './mail-blocks';
import { mailHelpers } from './mail-helpers';
import { plainValues } from './plain-values';

/** A notice in words. */
export interface RenderedNotice {
  /** At most 70 characters; ends with the dossier code in brackets when there is one. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What all mails of an installation share. */
export interface NoticeRendererOptions {
  /** Folder of the mail templates. */
  readonly root: string;
  /** Who signs: the display name of the sender. */
  readonly senderName: string;
  /** Says in every mail that it is a demonstration. */
  readonly demonstration: boolean;
}

/** Characters of a subject that every mail program shows. */
const LONGEST_SUBJECT = 70;

function subjectOf(action: string, code: string | undefined): string {
  const suffix = code === undefined ? '' : ` [${code}]`;
  const room = LONGEST_SUBJECT - suffix.length;
  return action.length <= room
    ? `${action}${suffix}`
    : `${action.slice(0, room - 1).trimEnd()}…${suffix}`;
}

/** Makes the words of notices, for sending and for the preview of the mail that will go. */
export class NoticeRenderer {
  private readonly templates: TemplateRenderer;

  /** @throws Error when a kind has no template, or its sample cannot be shown: refuses to start */
  constructor(private readonly options: NoticeRendererOptions) {
    this.templates = new TemplateRenderer({ root: options.root, helpers: mailHelpers });
    for (const kind of NOTICE_KINDS) this.check(kind);
  }

  /** @throws TemplateError when the data lacks what the template shows */
  render<Kind extends NoticeKind>(kind: Kind, data: NoticeData[Kind]): RenderedNotice {
    const { senderName, demonstration } = this.options;
    const values = plainValues({ ...data, senderName, demonstration });
    const source = parseMail(this.templates.render(`${kind}.txt`, values));
    const subject = subjectOf(source.subject, 'code' in data ? data.code : undefined);
    const { link } = data;
    return {
      subject,
      text: mailText(source.blocks, link),
      html: this.html({ subject, blocks: source.blocks, link }),
    };
  }

  private html(mail: { subject: string; blocks: readonly MailBlock[]; link: string }): string {
    const blocks = mail.blocks.map((block) => ({
      ...{ paragraph: null, items: null, facts: null, quote: null, button: null },
      ...block,
    }));
    return this.templates.render('layout.html', { ...this.options, ...mail, blocks });
  }

  private check(kind: NoticeKind): void {
    if (!this.templates.has(`${kind}.txt`)) throw new Error(`The notice ${kind} has no template`);
    const { subject } = this.render(kind, noticeSamples[kind]);
    if (subject.includes('…'))
      throw new Error(`The subject of ${kind} is longer than 70 characters`);
  }
}
