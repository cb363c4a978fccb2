import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { Allow, PASSWORD_MIN_LENGTH, type Registration } from '@portal/identity';
import {
  type FormData,
  type FormFaults,
  formText,
  Limit,
  PageRenderer,
  readForm,
} from '@portal/web';
import type { FastifyReply } from 'fastify';
import { PATHS } from '../paths';
import { secretText } from '../shared/secret-text';
import { RegisterVisitor } from './register-visitor';

const TITLE = 'Tạo tài khoản';

function toRegistration(form: FormData): Registration {
  return {
    organisationName: formText(form, 'organisationName'),
    organisationAddress: formText(form, 'organisationAddress'),
    fullName: formText(form, 'fullName'),
    phone: formText(form, 'phone'),
    email: formText(form, 'email'),
    password: secretText(form, 'password'),
  };
}

/** An account with the presenting unit that it signs for. */
@Controller('tai-khoan/dang-ky')
@Allow('account.register')
export class RegistrationController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly registerVisitor: RegisterVisitor,
  ) {}

  @Get()
  show(@Res() reply: FastifyReply): Promise<void> {
    return this.render(reply, {});
  }

  @Post()
  @HttpCode(200)
  @Limit({ name: 'register', by: 'address' })
  async register(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const form = readForm(body);
    const input = toRegistration(form);
    try {
      await this.registerVisitor.run(input);
      const data = { email: input.email, resendHref: PATHS.resendConfirmation };
      await this.pages.render(reply, 'intake/registered', data, { title: 'Kiểm tra hộp thư' });
    } catch (error) {
      const faults = this.pages.formFaults(error, ['rate_limited']);
      await this.render(reply, form, faults);
    }
  }

  private async render(reply: FastifyReply, form: FormData, faults?: FormFaults): Promise<void> {
    const data = { form, passwordMin: PASSWORD_MIN_LENGTH, signInHref: PATHS.signIn };
    await this.pages.render(reply, 'intake/register', data, {
      title: TITLE,
      ...(faults ? { faults } : {}),
    });
  }
}
