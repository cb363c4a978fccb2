import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { formText, PageRenderer, readForm, RETURN_PARAMETER, safeReturnPath } from '@portal/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StaffSession } from './staff-session';

interface Shown {
  readonly email: string;
  readonly returnTo: string;
}

/** Signing in and out of staff. */
@Controller()
@Allow('staff.sign_in')
export class SignInController {
  constructor(
    private readonly session: StaffSession,
    private readonly pages: PageRenderer,
  ) {}

  @Get('dang-nhap')
  async show(
    @CurrentActor() actor: Actor,
    @Query(RETURN_PARAMETER) back: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const returnTo = safeReturnPath(back);
    if (actor.kind === 'staff') return this.pages.redirect(reply, returnTo);
    return this.page(reply, { email: '', returnTo });
  }

  @Post('dang-nhap')
  async signIn(@Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const form = readForm(body);
    const email = formText(form, 'email');
    const returnTo = safeReturnPath(form[RETURN_PARAMETER]);
    const password = typeof form['password'] === 'string' ? form['password'] : '';
    try {
      const home = await this.session.open({ email, password }, reply);
      return await this.pages.redirect(reply, returnTo === '/' ? home : returnTo);
    } catch (error) {
      return this.page(reply, { email, returnTo }, error);
    }
  }

  @Post('dang-xuat')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.session.close(request, reply);
    return this.pages.redirect(reply, '/dang-nhap', { code: 'back_office.signed_out' });
  }

  /** The form again, with the address kept, when the refusal is about the attempt itself. */
  private page(reply: FastifyReply, form: Shown, error?: unknown): Promise<FastifyReply> {
    const faults =
      error === undefined ? {} : { faults: this.pages.formFaults(error, ['rate_limited']) };
    const page = { title: 'Đăng nhập', ...faults };
    return this.pages.render(reply, 'back-office/sign-in', { form }, page);
  }
}
