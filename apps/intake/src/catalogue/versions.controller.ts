import { Controller, Get, Param, Res } from '@nestjs/common';
import { contentDisposition } from '@portal/files';
import { Allow } from '@portal/identity';
import { formatDate } from '@portal/kernel';
import { Organisation } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import { PageRenderer, sendContent } from '@portal/web';
import type { FastifyReply } from 'fastify';
import { PATHS, procedurePath, versionPath } from '../paths';
import { EmptyForms } from './empty-forms';
import { procedureView } from './procedure-view';
import { ProceduresInForce } from './procedures-in-force';
import { historyView, oldVersionBanner } from './version-history';

interface VersionName {
  readonly key: string;
  readonly version: string;
}

const CATALOGUE = { text: 'Thủ tục', href: PATHS.procedures };

/** A form says the same all day; a confirmation or a new law gives it another content. */
const FORM_CACHE = 'public, max-age=3600';

/** Every version of a procedure, past and coming ones too: to be read, not to be filed under. */
@Controller('thu-tuc/:key/phien-ban')
@Allow('catalogue.read')
export class VersionsController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly procedures: ProceduresInForce,
    private readonly organisation: Organisation,
    private readonly forms: EmptyForms,
  ) {}

  @Get()
  async list(@Param('key') key: string, @Res() reply: FastifyReply): Promise<void> {
    const versions = this.procedures.versionsOf(key);
    const repeal = this.procedures.catalogue.repealOf(key);
    const words = repeal
      ? `Thủ tục được bãi bỏ từ ${formatDate(repeal.repealedFrom)}: ${repeal.legalBasis.vi}.`
      : '';
    const data = historyView(versions, this.procedures.today(), words);
    const page = { title: `Các phiên bản: ${data.title}`, breadcrumbs: this.way(key, data.title) };
    await this.pages.render(reply, 'intake/versions', data, page);
  }

  @Get(':version')
  async show(@Param() name: VersionName, @Res() reply: FastifyReply): Promise<void> {
    const version = this.get(name);
    const current = this.procedures.find(name.key);
    const view = procedureView(version, this.organisation);
    const banner = oldVersionBanner(version, current);
    // The page of the procedure is the one to be found.
    reply.header('x-robots-tag', 'noindex');
    const page = {
      title: `${view.title} (${view.validity})`,
      breadcrumbs: [
        ...this.way(name.key, view.title),
        { text: 'Các phiên bản', href: versionPath(name.key) },
      ],
      ...(current?.version === version.version ? {} : { banner }),
    };
    await this.pages.render(reply, 'intake/procedure', { ...view, begin: false }, page);
  }

  @Get(':version/mau-don.pdf')
  async form(@Param() name: VersionName, @Res() reply: FastifyReply): Promise<void> {
    const body = await this.forms.pdf(this.get(name));
    const fileName = `mau-don-${name.key}-${name.version}.pdf`;
    const disposition = {
      inline: contentDisposition(fileName, 'inline'),
      attachment: contentDisposition(fileName),
    };
    const { length: size } = body;
    const content = { body, mediaType: 'application/pdf', size, disposition };
    await sendContent(reply, { ...content, cacheControl: FORM_CACHE });
  }

  /** @throws CodedError `procedure.not_found` */
  private get({ key, version }: VersionName): ProcedureVersion {
    return this.procedures.catalogue.get(key, version);
  }

  private way(key: string, title: string) {
    const inForce = this.procedures.find(key);
    return [CATALOGUE, ...(inForce ? [{ text: title, href: procedurePath(key) }] : [])];
  }
}
