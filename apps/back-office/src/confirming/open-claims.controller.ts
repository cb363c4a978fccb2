import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, mayForSome } from '@portal/identity';
import { CodedError } from '@portal/kernel';
import { Confirmations } from '@portal/procedures';
import { type Claim, groupClaims } from '@portal/procedures/core';
import {
  formChoices,
  formDate,
  type FormData,
  formText,
  PageRenderer,
  readForm,
} from '@portal/web';
import type { FastifyReply } from 'fastify';
import { getStaff } from '../get-staff';
import { CatalogueToday } from './catalogue-today';
import { claimPage, type ClaimPageInput, readPlace } from './claim-page';
import { readListFilter } from './list-filter';
import { openPage } from './open-page';
import { OPEN_PATH } from './paths';

const TEMPLATE = 'back-office/confirming/claim';

/** A statement in the address. */
interface Named {
  readonly kind: string;
  readonly fingerprint: string;
}

/** What the province still has to confirm, and the form that records that it did. */
@Controller('quan-tri/can-xac-nhan')
export class OpenClaimsController {
  constructor(
    private readonly confirmations: Confirmations,
    private readonly catalogue: CatalogueToday,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  @Allow('catalogue.read_unverified')
  async list(
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const open = await this.confirmations.openClaims();
    const groups = groupClaims(open, this.catalogue.inForce());
    const page = openPage(groups, readListFilter(query), this.catalogue);
    return this.pages.render(reply, 'back-office/confirming/open', page, {
      title: 'Nội dung tỉnh cần xác nhận',
      wide: true,
    });
  }

  @Get(':kind/:fingerprint')
  @Allow('catalogue.read_unverified')
  async show(
    @CurrentActor() actor: Actor,
    @Param() named: Named,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const input = await this.inputFor(actor, named);
    return this.pages.render(reply, TEMPLATE, claimPage(input), this.pageOf(input));
  }

  @Post(':kind/:fingerprint')
  @Allow('catalogue.confirm')
  async confirm(
    @CurrentActor() actor: Actor,
    @Param() named: Named,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const form = readForm(body);
    const places = formChoices(form, 'places');
    // Before anything is judged: an unknown statement is no fault of the form.
    this.claimsOf(named);
    try {
      const count = await this.confirmations.confirm(this.orderOf(actor, named, form));
      const notice = { code: 'confirmation.done', params: { count } };
      return await this.pages.redirect(reply, OPEN_PATH, notice);
    } catch (error) {
      const faults = this.pages.formFaults(error);
      const input = await this.inputFor(actor, named);
      const page = claimPage({ ...input, typed: { form, places } });
      return this.pages.render(reply, TEMPLATE, page, { ...this.pageOf(input), faults });
    }
  }

  private orderOf(actor: Actor, { kind, fingerprint }: Named, form: FormData) {
    return {
      staffId: getStaff(actor).staffId,
      kind,
      fingerprint,
      places: formChoices(form, 'places').map(readPlace),
      decisionNumber: formText(form, 'decisionNumber'),
      decisionDate: formDate(form, 'decisionDate'),
      issuedBy: formText(form, 'issuedBy'),
      note: formText(form, 'note'),
    };
  }

  /** @throws CodedError `confirmation.not_found` when no file says it, or no longer */
  private claimsOf({ kind, fingerprint }: Named): Claim[] {
    const claims = this.confirmations
      .allClaims()
      .filter((claim) => claim.kind === kind && claim.fingerprint === fingerprint);
    if (claims.length === 0) throw new CodedError('not_found', 'confirmation.not_found');
    return claims;
  }

  private async inputFor(actor: Actor, named: Named): Promise<ClaimPageInput> {
    const [claim] = this.claimsOf(named);
    const { kind, fingerprint } = named;
    const open = (await this.confirmations.openClaims()).filter(
      (each) => each.kind === kind && each.fingerprint === fingerprint,
    );
    const mayConfirm = mayForSome(actor, 'catalogue.confirm');
    return { claim: claim!, open, mayConfirm, catalogue: this.catalogue };
  }

  private readonly pageOf = ({ claim }: ClaimPageInput) => ({
    title: claim.title,
    breadcrumbs: [{ text: 'Nội dung tỉnh cần xác nhận', href: OPEN_PATH }],
  });
}
