import { Inject, Injectable } from '@nestjs/common';
import { ErrorParams } from '@portal/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { WEB_OPTIONS, type WebAppOptions } from '../options';
import { Cookies, cookiesOf } from '../session/cookies';
import { publicUrlOf } from '../session/public-url';

/** A confirmation that the next page shows once. The sentence stands in the message catalogue. */
export interface Notice {
  readonly code: string;
  readonly params?: ErrorParams;
  readonly kind?: 'success' | 'information';
}

const schema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  kind: z.enum(['success', 'information']).optional(),
});

/** The signature does not cover the name: the value of another cookie may stand here. */
function parse(text: string): Notice | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Seconds: the redirect follows at once, a slow phone may need a while. */
const MAX_AGE = 120;

/** Carries a notice over the redirect after a form, in a signed cookie. */
@Injectable()
export class NoticeCookie {
  private readonly cookies: Cookies;

  constructor(@Inject(WEB_OPTIONS) options: WebAppOptions) {
    this.cookies = cookiesOf(options.app, publicUrlOf(options));
  }

  set(reply: FastifyReply, notice: Notice): void {
    const value = Buffer.from(JSON.stringify(notice)).toString('base64url');
    reply.setCookie(this.cookies.notice, value, { ...this.cookies.settings, maxAge: MAX_AGE });
  }

  /** Reads the notice and forgets it; undefined when there is none or it was tampered with. */
  take(request: FastifyRequest, reply: FastifyReply): Notice | undefined {
    const raw = request.cookies?.[this.cookies.notice];
    if (raw === undefined) return undefined;
    reply.clearCookie(this.cookies.notice, this.cookies.settings);
    const { valid, value } = request.unsignCookie(raw);
    if (!valid) return undefined;
    return parse(Buffer.from(value, 'base64url').toString('utf8'));
  }
}
