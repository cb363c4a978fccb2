import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, mayForSome, StaffDirectory } from '@portal/identity';
import { CodedError } from '@portal/kernel';
import { type ClaimConfirmation, Confirmations, MAX_REMARK } from '@portal/procedures';
import { type FormData, formText, PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { getStaff } from '../get-staff';
import { CatalogueToday } from './catalogue-today';
import {
  type Act,
  actsOf,
  type ConfirmedContext,
  confirmedPage,
  revokePage,
} from './confirmed-page';
import { CONFIRMED_PATH } from './paths';

const TEMPLATE = 'back-office/confirming/revoke';
const PAGE = {
  title: 'Thu hồi xác nhận',
  breadcrumbs: [{ text: 'Đã xác nhận', href: CONFIRMED_PATH }],
};

/** What the province has confirmed: which decision, who recorded it, when; and taking it back. */
@Controller('quan-tri/da-xac-nhan')
export class ConfirmedController {
  constructor(
    private readonly confirmations: Confirmations,
    private readonly catalogue: CatalogueToday,
    private readonly staff: StaffDirectory,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  @Allow('catalogue.read_unverified')
  async list(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const rows = await this.confirmations.history();
    const page = confirmedPage(actsOf(rows), await this.contextOf(actor, rows));
    return this.pages.render(reply, 'back-office/confirming/confirmed', page, {
      title: 'Nội dung đã xác nhận',
      wide: true,
    });
  }

  @Get(':id')
  @Allow('catalogue.confirm')
  async open(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    return this.pages.render(reply, TEMPLATE, await this.page(actor, id, {}), PAGE);
  }

  @Post(':id')
  @Allow('catalogue.confirm')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const form = readForm(body);
    // Before anything is judged: an unknown confirmation is no fault of the form.
    await this.page(actor, id, form);
    try {
      await this.confirmations.revoke(id, getStaff(actor).staffId, formText(form, 'reason'));
      return await this.pages.redirect(reply, CONFIRMED_PATH, { code: 'confirmation.revoked' });
    } catch (error) {
      const faults = this.pages.formFaults(error);
      return this.pages.render(reply, TEMPLATE, await this.page(actor, id, form), {
        ...PAGE,
        faults,
      });
    }
  }

  private async contextOf(
    actor: Actor,
    rows: readonly ClaimConfirmation[],
  ): Promise<ConfirmedContext> {
    const ids = rows.flatMap(({ confirmedBy, revokedBy }) =>
      revokedBy === null ? [confirmedBy] : [confirmedBy, revokedBy],
    );
    return {
      claims: this.confirmations.allClaims(),
      names: await this.staff.profiles(ids),
      catalogue: this.catalogue,
      mayRevoke: mayForSome(actor, 'catalogue.confirm'),
    };
  }

  /** @throws CodedError `confirmation.not_found` */
  private async page(actor: Actor, id: string, form: FormData): Promise<object> {
    const rows = await this.confirmations.history();
    const act: Act | undefined = actsOf(rows).find(([{ actId }]) => actId === id);
    if (!act) throw new CodedError('not_found', 'confirmation.not_found');
    const context = await this.contextOf(actor, act);
    return { ...revokePage(act, context), form, limits: { reason: MAX_REMARK } };
  }
}
