import { Injectable } from '@nestjs/common';
import { Sessions } from '@portal/identity';
import { SessionCookie } from '@portal/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';

/** The session of a visitor with its cookie. */
@Injectable()
export class VisitorSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly dataSource: DataSource,
  ) {}

  /** After signing in; the session that the browser had before ends. */
  async open(accountId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const replaced = this.cookie.token(request);
    const token = await this.dataSource.transaction((tx) =>
      this.sessions.open(tx, { kind: 'applicant', subjectId: accountId }, replaced),
    );
    this.cookie.set(reply, token);
  }

  /** Signing out; no matter when it has ended already. */
  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.cookie.token(request);
    if (token !== undefined) await this.sessions.close(this.dataSource.manager, token);
    this.cookie.clear(reply);
  }
}
