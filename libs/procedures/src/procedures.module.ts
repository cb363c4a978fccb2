import { Global, Module, type Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Config, CONFIG, proceduresFolder, ROOT_DIR } from '@portal/platform';
import { ProcedureCatalogue } from './catalogue';
import { CatalogueFiles } from './store/catalogue-files';
import { loadOrganisation } from './load/load-organisation';
import { loadProcedures } from './load/load-procedures';
import { Organisation } from './organisation';
import { CatalogueClaims } from './store/catalogue-claims';
import { CatalogueJournalEntry } from './store/catalogue-journal-entry.entity';
import { CatalogueWatcher } from './store/catalogue-watcher';
import { ClaimConfirmation } from './store/claim-confirmation.entity';
import { ConfirmationWatcher } from './store/confirmation-watcher';
import { Confirmations } from './store/confirmations';
import { PublishedVersion } from './store/published-version.entity';
import { PublishedVersions } from './store/published-versions';

/** Tables of this library. */
export const proceduresEntities = [ClaimConfirmation, CatalogueJournalEntry, PublishedVersion];

/** What is read from files alone, at boot. */
export const fileProviders: Provider[] = [
  { provide: Organisation, useFactory: () => loadOrganisation(ROOT_DIR) },
  {
    provide: ProcedureCatalogue,
    useFactory: (organisation: Organisation, config?: Config) =>
      loadProcedures(ROOT_DIR, organisation, proceduresFolder(config)),
    inject: [Organisation, { token: CONFIG, optional: true }],
  },
];

/**
 * Catalogue and organisation, read at boot; a fault in a file, or a changed version that has taken
 * effect, refuses the boot. Changed files and what the province confirms are taken up while the process
 * runs.
 */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(proceduresEntities)],
  providers: [
    ...fileProviders,
    CatalogueClaims,
    CatalogueFiles,
    CatalogueWatcher,
    ConfirmationWatcher,
    Confirmations,
    PublishedVersions,
  ],
  exports: [Organisation, ProcedureCatalogue, Confirmations],
})
export class ProceduresModule {}
