import { Inject, Injectable } from '@nestjs/common';
import { EmailLinks } from '@portal/identity';
import { type Clock, CLOCK } from '@portal/kernel';
import { enqueueNotice } from '@portal/notifications';
import type { EntityManager } from 'typeorm';

const NOTICES = {
  confirm_email: 'account.confirm',
  reset_password: 'account.password_reset',
} as const;

/** What a mailed link is for. */
export type LinkPurpose = keyof typeof NOTICES;

/** Links that go by mail: the mail is owed by the same transaction that makes its link. */
@Injectable()
export class OwedLinks {
  constructor(
    private readonly links: EmailLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async owe(tx: EntityManager, accountId: string, purpose: LinkPurpose): Promise<void> {
    const token = await this.links.issue(tx, accountId, purpose);
    await enqueueNotice(tx, {
      kind: NOTICES[purpose],
      dossierId: null,
      recipient: { kind: 'account', id: accountId },
      payload: {},
      secret: { token },
      at: this.clock.now(),
    });
  }

  /** Owes a mail without a one-time link. */
  async tell(
    tx: EntityManager,
    accountId: string,
    kind: 'account.exists' | 'account.password_changed',
  ): Promise<void> {
    await enqueueNotice(tx, {
      kind,
      dossierId: null,
      recipient: { kind: 'account', id: accountId },
      payload: {},
      at: this.clock.now(),
    });
  }
}
