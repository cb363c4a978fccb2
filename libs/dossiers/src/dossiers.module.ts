import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeadlinesModule } from '@portal/deadlines';
import { isNoticeKind, NotificationsModule } from '@portal/notifications';
import { ProceduresModule } from '@portal/procedures';
import { DossierClocks, DossierServices } from './dossier-services';
import { DossierNotices, Dossiers } from './dossiers';
import { dossierEntities } from './entities';
import { lifecycleFaults } from './lifecycle';
import { DossierNoticeSource } from './notices/dossier-notice-source';

/** Dossiers from draft to result; refuses to boot with a broken lifecycle. */
@Module({
  imports: [
    TypeOrmModule.forFeature(dossierEntities),
    ProceduresModule,
    DeadlinesModule,
    NotificationsModule,
  ],
  providers: [DossierClocks, DossierNotices, Dossiers, DossierServices, DossierNoticeSource],
  // The services for the notice source, which the worker makes anew beside its mailer.
  exports: [Dossiers, DossierServices, DossierNoticeSource],
})
export class DossiersModule implements OnModuleInit {
  onModuleInit(): void {
    const faults = lifecycleFaults(isNoticeKind);
    if (faults.length > 0) throw new Error(`The lifecycle is broken:\n${faults.join('\n')}`);
  }
}
