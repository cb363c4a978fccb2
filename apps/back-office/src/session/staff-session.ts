import { Injectable } from '@nestjs/common';
import { Sessions, StaffDirectory } from '@portal/identity';
import { SessionCookie } from '@portal/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';

/** Opens and ends the session of a member of staff, row and cookie together. */
@Injectable()
export class StaffSession {
  constructor(
    private readonly dataSource: DataSource,
    private readonly staff: StaffDirectory,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  /** @throws CodedError `staff.sign_in_failed`, `rate.too_many` */
  async open(typed: { email: string; password: string }, reply: FastifyReply): Promise<void> {
    const { request } = reply;
    const subjectId = await this.staff.signIn({ ...typed, address: request.ip });
    const replaced = this.cookie.token(request);
    const token = await this.dataSource.transaction((tx) =>
      this.sessions.open(tx, { kind: 'staff', subjectId }, replaced),
    );
    this.cookie.set(reply, token);
  }

  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.cookie.token(request);
    if (token !== undefined) await this.sessions.close(this.dataSource.manager, token);
    this.cookie.clear(reply);
  }
}
