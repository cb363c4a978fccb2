import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { Allow, ConfirmEmail } from '@portal/identity';
import { formText, Limit, PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { PATHS } from '../paths';
import { RequestLink } from './request-link';

const TITLE = 'Xác nhận tài khoản';
const RESEND_TITLE = 'Gửi lại thư xác nhận';

/** Confirming the address of an account. */
@Controller('tai-khoan')
@Allow('account.confirm')
export class ConfirmationController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly confirmEmail: ConfirmEmail,
    private readonly requestLink: RequestLink,
    private readonly dataSource: DataSource,
  ) {}

  /** Only a button: mail scanners follow links. */
  @Get('xac-nhan')
  async show(@Query('token') token: unknown, @Res() reply: FastifyReply): Promise<void> {
    const data = { token: typeof token === 'string' ? token : '', refused: false };
    await this.pages.render(reply, 'intake/confirm', data, { title: TITLE });
  }

  @Post('xac-nhan')
  @HttpCode(200)
  @Limit({ name: 'follow_link', by: 'address' })
  async confirm(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const token = formText(readForm(body), 'token');
    try {
      const { outcome } = await this.dataSource.transaction((tx) =>
        this.confirmEmail.run(tx, token),
      );
      await this.pages.redirect(reply, PATHS.signIn, { code: `intake.${outcome}` });
    } catch (error) {
      const faults = this.pages.formFaults(error);
      const data = { token, refused: true, resendHref: PATHS.resendConfirmation };
      await this.pages.render(reply, 'intake/confirm', data, { title: TITLE, faults });
    }
  }

  @Get('gui-lai-xac-nhan')
  async showResend(@Res() reply: FastifyReply): Promise<void> {
    await this.pages.render(reply, 'intake/resend', { form: {} }, { title: RESEND_TITLE });
  }

  @Post('gui-lai-xac-nhan')
  @HttpCode(200)
  @Limit({ name: 'mail_link_address', by: 'address' })
  async resend(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(body);
    const email = formText(form, 'email');
    try {
      await this.requestLink.run(email, 'confirm_email');
      const data = { email, resendHref: PATHS.resendConfirmation };
      await this.pages.render(reply, 'intake/registered', data, { title: 'Kiểm tra hộp thư' });
    } catch (error) {
      const faults = this.pages.formFaults(error, ['rate_limited']);
      const page = { title: RESEND_TITLE, faults };
      await this.pages.render(reply, 'intake/resend', { form }, page);
    }
  }
}
