import { Global, Module, type Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ROOT_DIR } from '@portal/platform';
import { ProcedureCatalogue } from './catalogue';
import { loadOrganisation } from './load/load-organisation';
import { loadProcedures } from './load/load-procedures';
import { Organisation } from './organisation';
import { CatalogueClaims } from './store/catalogue-claims';
import { CatalogueJournalEntry } from './store/catalogue-journal-entry.entity';
import { ClaimConfirmation } from './store/claim-confirmation.entity';
import { ConfirmationWatcher } from './store/confirmation-watcher';
import { Confirmations } from './store/confirmations';

/** Tables of this library. */
export const proceduresEntities = [ClaimConfirmation, CatalogueJournalEntry];

/** What is read from files alone, once at boot. */
export const fileProviders: Provider[] = [
  { provide: Organisation, useFactory: () => loadOrganisation(ROOT_DIR) },
  {
    provide: ProcedureCatalogue,
    useFactory: (organisation: Organisation) => loadProcedures(ROOT_DIR, organisation),
    inject: [Organisation],
  },
];

/**
 * Catalogue and organisation, read once at boot; a fault in a file refuses the boot. What the province
 * confirms is taken up while the process runs.
 */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(proceduresEntities)],
  providers: [...fileProviders, CatalogueClaims, ConfirmationWatcher, Confirmations],
  exports: [Organisation, ProcedureCatalogue, Confirmations],
})
export class ProceduresModule {}
