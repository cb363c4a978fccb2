import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { Accounts, Allow } from '@portal/identity';
import {
  type FormData,
  formText,
  PageRenderer,
  readForm,
  RETURN_PARAMETER,
  safeReturnPath,
} from '@portal/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PATHS } from '../paths';
import { isCode } from '../shared/is-code';
import { secretText } from '../shared/secret-text';
import { VisitorSession } from './visitor-session';

const TITLE = 'Đăng nhập';

/** Signing in and out. */
@Controller('tai-khoan')
@Allow('account.sign_in')
export class SignInController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly accounts: Accounts,
    private readonly session: VisitorSession,
  ) {}

  @Get('dang-nhap')
  async show(@Query(RETURN_PARAMETER) back: unknown, @Res() reply: FastifyReply): Promise<void> {
    const form = { [RETURN_PARAMETER]: safeReturnPath(back, PATHS.dossiers) };
    await this.pages.render(reply, 'intake/sign-in', this.data(form, false), { title: TITLE });
  }

  @Post('dang-nhap')
  @HttpCode(200)
  async signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm(body);
    try {
      const accountId = await this.accounts.signIn({
        email: formText(form, 'email'),
        password: secretText(form, 'password'),
        address: request.ip,
      });
      await this.session.open(accountId, request, reply);
      const target = safeReturnPath(form[RETURN_PARAMETER], PATHS.dossiers);
      await this.pages.redirect(reply, target);
    } catch (error) {
      await this.refuse(error, form, reply);
    }
  }

  @Post('dang-xuat')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.session.close(request, reply);
    await this.pages.redirect(reply, PATHS.home, { code: 'intake.signed_out' });
  }

  private async refuse(error: unknown, form: FormData, reply: FastifyReply): Promise<void> {
    const faults = this.pages.formFaults(error, ['forbidden', 'rate_limited']);
    const data = this.data(form, isCode(error, 'account.unconfirmed'));
    await this.pages.render(reply, 'intake/sign-in', data, { title: TITLE, faults });
  }

  private data(form: FormData, unconfirmed: boolean): object {
    const back = safeReturnPath(form[RETURN_PARAMETER], PATHS.dossiers);
    return { form, back, unconfirmed, paths: PATHS };
  }
}
