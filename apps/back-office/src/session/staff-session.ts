import { Injectable } from '@nestjs/common';
import { mayForSome, Sessions, StaffDirectory } from '@portal/identity';
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

  /**
   * @returns the first page of whoever signed in
   * @throws CodedError `staff.sign_in_failed`, `rate.too_many`
   */
  async open(typed: { email: string; password: string }, reply: FastifyReply): Promise<string> {
    const { request } = reply;
    const subjectId = await this.staff.signIn({ ...typed, address: request.ip });
    const replaced = this.cookie.token(request);
    const token = await this.dataSource.transaction((tx) =>
      this.sessions.open(tx, { kind: 'staff', subjectId }, replaced),
    );
    this.cookie.set(reply, token);
    const member = await this.staff.find(subjectId);
    return member && mayForSome(member, 'queue.read') ? '/' : '/tai-khoan';
  }

  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.cookie.token(request);
    if (token !== undefined) await this.sessions.close(this.dataSource.manager, token);
    this.cookie.clear(reply);
  }
}
