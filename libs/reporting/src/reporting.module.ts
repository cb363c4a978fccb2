import { Module } from '@nestjs/common';
import { DeadlinesModule } from '@portal/deadlines';
import { ProceduresModule } from '@portal/procedures';
import { Reporting } from './reporting';

/** Figures of how dossiers are handled. Reads the tables of others and has none of its own. */
@Module({
  imports: [DeadlinesModule, ProceduresModule],
  providers: [Reporting],
  exports: [Reporting],
})
export class ReportingModule {}
