import { Injectable } from '@nestjs/common';
import { filingRefusal } from '@portal/dossiers';
import type { Actor } from '@portal/identity';
import type { ProcedureVersion } from '@portal/procedures/core';
import { MessageCatalogue } from '@portal/web';
import { Beginning } from '../drafts/beginning';
import { procedurePath } from '../paths';
import { windowWarning } from './filing-window-words';

/** How a visitor begins, as the page of a procedure shows it. */
export interface BeginView {
  /** Empty: there is no way to begin. */
  readonly href: string;
  /** Why not; empty where there is a way. */
  readonly refusal: string;
  /** What is told although it can be begun. */
  readonly warning: string;
}

/** Says how to begin with a procedure, or why this visitor cannot. */
@Injectable()
export class BeginViews {
  constructor(
    private readonly beginning: Beginning,
    private readonly messages: MessageCatalogue,
  ) {}

  /** @param version one that is in force */
  async of(actor: Actor, version: ProcedureVersion): Promise<BeginView> {
    const today = this.beginning.today();
    const refusal =
      actor.kind === 'applicant'
        ? await this.beginning.refusal(actor, version)
        : filingRefusal(version, today);
    return {
      href: refusal ? '' : `${procedurePath(version.key)}/bat-dau`,
      refusal: refusal ? this.messages.sentence(refusal.code, refusal.params) : '',
      warning: windowWarning(version, today),
    };
  }
}
