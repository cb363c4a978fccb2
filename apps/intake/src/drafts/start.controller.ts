import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { type Actor, Allow, type Applicant, CurrentActor } from '@portal/identity';
import {
  checkEligibility,
  isReceivedByCommune,
  type ProcedureVersion,
} from '@portal/procedures/core';
import { type FormData, type FormFaults, formText, PageRenderer, readForm } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { dossierPath, procedurePath } from '../paths';
import { getApplicant } from '../shared/get-applicant';
import { Beginning } from './beginning';
import { communeErrors } from './commune-choice';
import { DraftReader } from './draft-reader';
import { windowWarning } from '../catalogue/filing-window-words';
import {
  answersTo,
  draftLinks,
  type PartyItem,
  refusalView,
  startView,
  unansweredErrors,
} from './start-view';

interface Start {
  readonly version: ProcedureVersion;
  readonly actor: Applicant;
  /** Those for which the applicant may file it. */
  readonly parties: readonly PartyItem[];
  readonly form: FormData;
}

/** Before the form: drafts that wait already, then the questions of eligibility. */
@Controller('thu-tuc/:key/bat-dau')
@Allow('draft.create')
export class StartController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly dossiers: Dossiers,
    private readonly drafts: DraftReader,
    private readonly beginning: Beginning,
  ) {}

  @Get()
  async show(
    @Param('key') key: string,
    @Query('moi') anew: unknown,
    @CurrentActor() who: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = getApplicant(who);
    const { version, parties } = await this.mayBegin(key, actor);
    const waiting = anew === undefined ? await this.waiting(actor, key) : [];
    if (waiting.length === 0) {
      const communeId = isReceivedByCommune(version)
        ? await this.beginning.nearestCommune(actor)
        : '';
      return this.render(reply, { version, actor, parties, form: { communeId } });
    }
    const data = {
      procedureTitle: version.title.vi,
      drafts: waiting,
      anewHref: `${procedurePath(key)}/bat-dau?moi=1`,
    };
    const page = { title: 'Bạn đang có bản nháp', back: { href: procedurePath(key) } };
    await this.pages.render(reply, 'intake/existing-drafts', data, page);
  }

  /** The answers are judged and forgotten; a warning is shown once, then filing goes on. */
  @Post()
  @HttpCode(200)
  async begin(
    @Param('key') key: string,
    @Body() body: unknown,
    @CurrentActor() who: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = getApplicant(who);
    const start = { ...(await this.mayBegin(key, actor)), actor, form: readForm(body) };
    const { version, form } = start;
    const outcome = checkEligibility(version, answersTo(form));
    const missing = [
      ...communeErrors(version, form, this.beginning.organisation),
      ...unansweredErrors(outcome.unanswered),
    ];
    if (missing.length > 0) return this.render(reply, start, this.drafts.faults(missing));
    const warned = outcome.warned.length > 0 && formText(form, 'daDoc') === '';
    if (outcome.mayFile && !warned) return this.create(start, reply);
    const data = refusalView(version, outcome, form);
    const page = { title: data.title, back: { href: `${procedurePath(key)}/bat-dau?moi=1` } };
    await this.pages.render(reply, 'intake/eligibility', data, page);
  }

  /** @throws CodedError saying why this applicant cannot file it, or not now */
  private async mayBegin(
    key: string,
    actor: Applicant,
  ): Promise<Pick<Start, 'version' | 'parties'>> {
    const version = this.beginning.procedures.get(key);
    return { version, parties: await this.beginning.partiesFor(actor, version) };
  }

  private async create(start: Start, reply: FastifyReply): Promise<void> {
    const { version, actor, parties, form } = start;
    const partyId = formText(form, 'partyId') || (parties[0]?.value ?? '');
    const id = await this.dossiers.createDraft({
      actor,
      procedureKey: version.key,
      partyId,
      communeId: formText(form, 'communeId') || null,
    });
    await this.pages.redirect(reply, dossierPath(id, 'khai'));
  }

  private async waiting(actor: Applicant, key: string) {
    const { rows } = await this.dossiers.listOwn(actor, 1);
    return draftLinks(rows.filter((row) => row.status === 'draft' && row.procedureKey === key));
  }

  private async render(
    reply: FastifyReply,
    { version, parties, form }: Start,
    faults?: FormFaults,
  ): Promise<void> {
    const { organisation } = this.beginning;
    const warning = windowWarning(version, this.beginning.today());
    const data = { ...startView(version, parties, organisation), warning, form };
    const back = { href: procedurePath(version.key), text: 'Trang thủ tục' };
    const page = { title: 'Trước khi lập hồ sơ', back, ...(faults ? { faults } : {}) };
    await this.pages.render(reply, 'intake/start', data, page);
  }
}
