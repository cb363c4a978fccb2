import { Controller, Get, Res } from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import { PageRenderer } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { PATHS } from '../paths';
import { groupByLevel } from '../catalogue/find-procedures';
import { ProceduresInForce } from '../catalogue/procedures-in-force';
import { waitingForApplicant } from './waiting-for-applicant';

/** The first page: what this is, what waits for the visitor, where to begin. */
@Controller()
export class HomeController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly dossiers: Dossiers,
    private readonly procedures: ProceduresInForce,
  ) {}

  @Get()
  @Allow('catalogue.read')
  async show(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const own = actor.kind === 'applicant' ? (await this.dossiers.listOwn(actor, 1)).rows : [];
    const data = {
      waiting: waitingForApplicant(own),
      groups: this.groups(),
      signedIn: actor.kind === 'applicant',
      paths: PATHS,
      form: {},
    };
    await this.pages.render(reply, 'intake/home', data, { title: 'Trang chủ' });
  }

  /** How many procedures there are of each level, and where they stand. */
  private groups() {
    return groupByLevel(this.procedures.all()).map(({ level, versions }) => ({
      text: level.text,
      count: versions.length,
      href: `${PATHS.procedures}?cap=${level.value}`,
    }));
  }
}
