import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Actor, ANONYMOUS } from '@portal/identity';
import { ROOT_DIR } from '@portal/platform';
import { ErrorKind } from '@portal/kernel';
import { TemplateRenderer } from '@portal/templates';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormFaults, formFaults } from '../errors/form-faults';
import { MessageCatalogue } from '../messages/message-catalogue';
import { WEB_OPTIONS, type WebAppOptions } from '../options';
import { Assets } from './assets';
import { formHelpers } from './form-helpers';
import { layoutOf, PageOptions } from './layout';
import { Notice, NoticeCookie } from './notice-cookie';

/** Renders pages inside the layout, and redirects with a confirmation. */
@Injectable()
export class PageRenderer {
  private readonly templates: TemplateRenderer;

  constructor(
    @Inject(WEB_OPTIONS) private readonly options: WebAppOptions,
    private readonly messages: MessageCatalogue,
    private readonly notices: NoticeCookie,
    assets: Assets,
  ) {
    this.templates = new TemplateRenderer({
      root: options.pagesDir ?? join(ROOT_DIR, 'templates/pages'),
      helpers: {
        ...formHelpers,
        asset: (name: string) => assets.address(name),
        message: (code: string) => messages.sentence(code),
      },
    });
  }

  /** Whether a page exists. */
  has(name: string): boolean {
    return this.templates.has(name);
  }

  /**
   * Answers with a page.
   * @param name template below `templates/pages`, such as `dossiers/show`
   * @param data plain objects; what the template shows and is missing is an error
   */
  async render(
    reply: FastifyReply,
    name: string,
    data: object,
    page: PageOptions,
  ): Promise<FastifyReply> {
    const html = this.toHtml(reply, name, data, page);
    return reply
      .status(page.status ?? page.faults?.status ?? 200)
      .type('text/html; charset=utf-8')
      .send(html);
  }

  /** Answers a form that was accepted: 303, so that reloading sends nothing again. */
  async redirect(reply: FastifyReply, path: string, notice?: Notice): Promise<FastifyReply> {
    if (notice) this.notices.set(reply, notice);
    return reply.redirect(path, 303);
  }

  /**
   * What a form shows when it is rendered again; pass it to `render` as `faults`.
   * @param also kinds of refusal that this form shows itself beside those that can be mended
   * @throws the same error when the person cannot mend it in the form
   */
  formFaults(error: unknown, also: readonly ErrorKind[] = []): FormFaults {
    return formFaults(this.messages, error, also);
  }

  private toHtml(reply: FastifyReply, name: string, data: object, page: PageOptions): string {
    const { request } = reply;
    const actor: Actor = request.actor ?? ANONYMOUS;
    const errors = page.faults?.byField ?? {};
    const content = this.templates.render(name, { errors, actor, ...data });
    const layout = layoutOf(this.options, page, { actor, path: pathOf(request) });
    return this.templates.render('layout', {
      ...layout,
      content,
      notice: this.notice(request, reply),
    });
  }

  private notice(request: FastifyRequest, reply: FastifyReply): object | false {
    const notice = this.notices.take(request, reply);
    if (!notice) return false;
    const text = this.messages.sentence(notice.code, notice.params);
    return { text, kind: notice.kind ?? 'success' };
  }
}

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '/';
