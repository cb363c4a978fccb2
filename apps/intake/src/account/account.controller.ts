import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, PASSWORD_MIN_LENGTH } from '@portal/identity';
import { type FormFaults, Limit, PageRenderer, readForm, SessionCookie } from '@portal/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PATHS } from '../paths';
import { getApplicant } from '../shared/get-applicant';
import { secretText } from '../shared/secret-text';
import { SetPassword } from './set-password';

const ROLE_NAMES = { signer: 'người ký, nộp hồ sơ', preparer: 'người chuẩn bị hồ sơ' } as const;

/** The own account: who one is here, for whom one acts, and the password. */
@Controller('tai-khoan')
@Allow('account.manage')
export class AccountController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly setPassword: SetPassword,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  show(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    return this.render(actor, reply);
  }

  @Post('mat-khau')
  @HttpCode(200)
  @Limit({ name: 'change_password', by: 'account' })
  async change(
    @Body() body: unknown,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(body);
    const change = {
      accountId: getApplicant(actor).accountId,
      current: secretText(form, 'currentPassword'),
      next: secretText(form, 'newPassword'),
      token: this.cookie.token(request) ?? '',
    };
    try {
      await this.setPassword.byOwner(change);
      await this.pages.redirect(reply, PATHS.account, { code: 'intake.password_changed' });
    } catch (error) {
      await this.render(actor, reply, this.pages.formFaults(error));
    }
  }

  private async render(actor: Actor, reply: FastifyReply, faults?: FormFaults): Promise<void> {
    const { fullName, email, memberships } = getApplicant(actor);
    const data = {
      fullName,
      email,
      parties: memberships.map(({ partyName, role }) => ({ partyName, role: ROLE_NAMES[role] })),
      changePath: PATHS.changePassword,
      min: PASSWORD_MIN_LENGTH,
    };
    const page = { title: 'Tài khoản', ...(faults ? { faults } : {}) };
    await this.pages.render(reply, 'intake/account', data, page);
  }
}
