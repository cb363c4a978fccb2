import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { Allow, PASSWORD_MIN_LENGTH } from '@portal/identity';
import { formText, Limit, PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { PATHS } from '../paths';
import { secretText } from '../shared/secret-text';
import { RequestLink } from './request-link';
import { SetPassword } from './set-password';

const ASK_TITLE = 'Quên mật khẩu';
const SET_TITLE = 'Đặt mật khẩu mới';

/** A new password by a link that goes to the address of the account. */
@Controller('tai-khoan')
@Allow('account.reset_password')
export class PasswordResetController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly requestLink: RequestLink,
    private readonly setPassword: SetPassword,
  ) {}

  @Get('quen-mat-khau')
  async ask(@Res() reply: FastifyReply): Promise<void> {
    const data = { form: {}, sent: false };
    await this.pages.render(reply, 'intake/forgot-password', data, { title: ASK_TITLE });
  }

  @Post('quen-mat-khau')
  @HttpCode(200)
  @Limit({ name: 'mail_link_address', by: 'address' })
  async send(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(body);
    try {
      await this.requestLink.run(formText(form, 'email'), 'reset_password');
      const data = { form, sent: formText(form, 'email') };
      await this.pages.render(reply, 'intake/forgot-password', data, { title: 'Kiểm tra hộp thư' });
    } catch (error) {
      const faults = this.pages.formFaults(error, ['rate_limited']);
      const page = { title: ASK_TITLE, faults };
      await this.pages.render(reply, 'intake/forgot-password', { form, sent: false }, page);
    }
  }

  @Get('dat-lai-mat-khau')
  async show(@Query('token') token: unknown, @Res() reply: FastifyReply): Promise<void> {
    const data = { token: typeof token === 'string' ? token : '', min: PASSWORD_MIN_LENGTH };
    await this.pages.render(reply, 'intake/reset-password', data, { title: SET_TITLE });
  }

  @Post('dat-lai-mat-khau')
  @HttpCode(200)
  @Limit({ name: 'follow_link', by: 'address' })
  async reset(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(body);
    const token = formText(form, 'token');
    const password = secretText(form, 'password');
    try {
      await this.setPassword.byLink(token, password);
      await this.pages.redirect(reply, PATHS.signIn, { code: 'intake.password_changed' });
    } catch (error) {
      const faults = this.pages.formFaults(error);
      const data = { token, min: PASSWORD_MIN_LENGTH };
      await this.pages.render(reply, 'intake/reset-password', data, { title: SET_TITLE, faults });
    }
  }
}
