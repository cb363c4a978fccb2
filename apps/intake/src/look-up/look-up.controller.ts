import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { addressKey, Allow, RateLimits } from '@portal/identity';
import { type FieldError, InvalidFieldsError } from '@portal/kernel';
import { type FormData, formText, PageRenderer, readForm } from '@portal/web';
import type { FastifyReply, FastifyRequest } from 'fastify';

const TITLE = 'Tra cứu hồ sơ';

const MISSING: readonly FieldError[] = [
  { field: 'ma', code: 'lookup.code_missing' },
  { field: 'khoa', code: 'lookup.key_missing' },
];

/** What was left empty is named, and is no guess that would count. @throws InvalidFieldsError */
function assertFilled(form: FormData): void {
  const missing = MISSING.filter(({ field }) => formText(form, field) === '');
  if (missing.length > 0) throw new InvalidFieldsError(missing);
}

/** State, turn and dates by code and key, without signing in. */
@Controller('tra-cuu')
@Allow('lookup.read')
export class LookUpController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly dossiers: Dossiers,
    private readonly limits: RateLimits,
  ) {}

  /** The QR code of a paper brings both parts; a bookmark of the form brings none. */
  @Get()
  async show(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = readForm({ ma: query['ma'] ?? '', khoa: query['khoa'] ?? '' });
    if (formText(form, 'ma') !== '' && formText(form, 'khoa') !== '') {
      return this.find(form, request, reply);
    }
    await this.pages.render(reply, 'intake/look-up', { form, found: false }, { title: TITLE });
  }

  @Post()
  @HttpCode(200)
  async search(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.find(readForm(body), request, reply);
  }

  /** Each try counts, right or wrong: guessing keys is what the limit is against. */
  private async find(form: FormData, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      assertFilled(form);
      await this.limits.consume('look_up', addressKey(request.ip));
      const typed = { code: formText(form, 'ma'), key: formText(form, 'khoa') };
      const found = await this.dossiers.lookUp(typed);
      const title = `Hồ sơ ${found.code}`;
      await this.pages.render(reply, 'intake/look-up', { form: {}, found }, { title });
    } catch (error) {
      const faults = this.pages.formFaults(error, ['not_found', 'rate_limited']);
      const page = { title: TITLE, faults };
      await this.pages.render(reply, 'intake/look-up', { form, found: false }, page);
    }
  }
}
