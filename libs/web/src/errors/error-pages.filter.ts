import { ArgumentsHost, Catch, ExceptionFilter, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MessageCatalogue } from '../messages/message-catalogue';
import { WEB_OPTIONS, type WebAppOptions } from '../options';
import { PageRenderer } from '../pages/page-renderer';
import { RETURN_PARAMETER } from '../session/return-path';
import { describeError, Refusal } from './describe-error';
import { errorForLog } from './error-for-log';
import { emergencyPage } from './emergency-page';
import { resubmission } from './resubmission';

/** Sentence of each status where the code itself has none of its own page. */
const TITLE_OF_STATUS: Readonly<Record<number, string>> = {
  401: 'web.title.session_expired',
  403: 'web.title.forbidden',
  404: 'web.title.not_found',
  409: 'web.title.conflict',
  413: 'web.title.too_large',
  429: 'web.title.rate_limited',
  500: 'web.title.unexpected',
  503: 'web.title.unavailable',
};

/** Refusals after which the same form may succeed: no session any more, or the database away. */
const KEEPS_TYPED: ReadonlySet<number> = new Set([401, 503]);

const isRead = (request: FastifyRequest): boolean =>
  request.method === 'GET' || request.method === 'HEAD';

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '/';

/** Other systems and our own scripts ask for JSON; everybody else gets a page. */
function wantsJson(request: FastifyRequest): boolean {
  if (pathOf(request).startsWith('/api/')) return true;
  const accept = request.headers.accept ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

/**
 * The one place where an error becomes an answer: page, JSON or redirect to signing in. Expected
 * refusals are logged by their code, unexpected ones with stack and the id that the page shows.
 */
@Catch()
@Injectable()
export class ErrorPagesFilter implements ExceptionFilter {
  constructor(
    @Inject(WEB_OPTIONS) private readonly options: WebAppOptions,
    private readonly pages: PageRenderer,
    private readonly messages: MessageCatalogue,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = describeError(error);
    this.log(error, refusal, request);
    if (reply.sent || reply.raw.headersSent) return;
    if (refusal.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter));
    try {
      await this.answer(refusal, request, reply);
    } catch (fault) {
      // A filter that throws would leave the request without any answer.
      this.options.logger.error(
        { reqId: request.id, err: errorForLog(fault) },
        'the error page failed',
      );
      await reply
        .status(refusal.status)
        .type('text/html; charset=utf-8')
        .send(emergencyPage(request.id));
    }
  }

  private async answer(
    refusal: Refusal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (wantsJson(request)) {
      await reply.status(refusal.status).send(this.json(refusal, request));
    } else if (refusal.status === 401 && isRead(request)) {
      const back = new URLSearchParams({ [RETURN_PARAMETER]: request.url });
      await reply.redirect(`${this.options.site.signInPath}?${back.toString()}`, 303);
    } else {
      await this.page(refusal, request, reply);
    }
  }

  private json(refusal: Refusal, request: FastifyRequest): object {
    const fields = refusal.fields.map(({ field, code, params }) => ({
      field,
      code,
      message: this.messages.sentence(code, params),
    }));
    const message = this.messages.sentence(refusal.code, refusal.params);
    return { error: { code: refusal.code, message, requestId: request.id, fields } };
  }

  private async page(
    refusal: Refusal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const titleCode = TITLE_OF_STATUS[refusal.status] ?? 'web.title.refused';
    const title = this.messages.sentence(titleCode);
    const shown = {
      title,
      status: refusal.status,
      sentence: this.messages.sentence(refusal.code, refusal.params),
      items: refusal.fields.map(({ code, params }) => this.messages.sentence(code, params)),
      requestId: request.id,
      homePath: this.options.site.homePath,
      signInPath: this.options.site.signInPath,
      again: KEEPS_TYPED.has(refusal.status) ? resubmission(request) : false,
    };
    const name = refusal.status === 401 ? 'errors/session-expired' : 'errors/refused';
    await this.pages.render(reply, name, shown, { title, status: refusal.status });
  }

  private log(error: unknown, refusal: Refusal, request: FastifyRequest): void {
    const line = { reqId: request.id, code: refusal.code, status: refusal.status };
    const { logger } = this.options;
    if (refusal.unexpected) logger.error({ ...line, err: errorForLog(error) }, 'unexpected error');
    else if (refusal.status === 503)
      logger.warn({ ...line, err: errorForLog(error) }, 'unavailable');
    else logger.info(line, 'refused');
  }
}
