import { Global, Module } from '@nestjs/common';
import { ROOT_DIR } from '@portal/platform';
import { ProcedureCatalogue } from './catalogue';
import { loadOrganisation } from './load/load-organisation';
import { loadProcedures } from './load/load-procedures';
import { Organisation } from './organisation';

/** Catalogue and organisation, read once at boot; a fault in a file refuses the boot. */
@Global()
@Module({
  providers: [
    { provide: Organisation, useFactory: () => loadOrganisation(ROOT_DIR) },
    {
      provide: ProcedureCatalogue,
      useFactory: (organisation: Organisation) => loadProcedures(ROOT_DIR, organisation),
      inject: [Organisation],
    },
  ],
  exports: [Organisation, ProcedureCatalogue],
})
export class ProceduresModule {}
