import { Inject, Injectable } from '@nestjs/common';
import { Actor, ANONYMOUS, Sessions } from '@portal/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WEB_OPTIONS, type WebAppOptions } from '../options';
import { Cookies, cookiesOf } from './cookies';
import { publicUrlOf } from './public-url';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever makes the request; set before any controller runs. */
    actor?: Actor;
  }
}

/** The browser's half of a session: the token of `Sessions` in a signed cookie. */
@Injectable()
export class SessionCookie {
  private readonly cookies: Cookies;

  constructor(
    @Inject(WEB_OPTIONS) private readonly options: WebAppOptions,
    private readonly sessions: Sessions,
  ) {
    this.cookies = cookiesOf(options.app, publicUrlOf(options));
  }

  /** The token that the browser sent; undefined when there is none or its signature is wrong. */
  token(request: FastifyRequest): string | undefined {
    const raw = request.cookies[this.cookies.session];
    if (raw === undefined) return undefined;
    const { valid, value } = request.unsignCookie(raw);
    return valid ? value : undefined;
  }

  /** After `Sessions.open`. */
  set(reply: FastifyReply, token: string): void {
    const maxAge = this.cookies.sessionMaxAge;
    reply.setCookie(this.cookies.session, token, { ...this.cookies.settings, maxAge });
  }

  /** After `Sessions.close`. */
  clear(reply: FastifyReply): void {
    reply.clearCookie(this.cookies.session, this.cookies.settings);
  }

  /** Whoever makes the request. A session of the other app does not count here. */
  async actor(request: FastifyRequest): Promise<Actor> {
    const token = this.token(request);
    if (token === undefined) return ANONYMOUS;
    const kind = this.options.app === 'intake' ? 'applicant' : 'staff';
    return (await this.sessions.find(token, kind)) ?? ANONYMOUS;
  }
}
