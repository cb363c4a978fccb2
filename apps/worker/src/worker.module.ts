import { type DynamicModule, Module } from '@nestjs/common';
import { DossierNoticeSource, DossiersModule } from '@portal/dossiers';
import { IdentityModule } from '@portal/identity';
import { JobsModule } from '@portal/jobs';
import { NotificationsWorkerModule } from '@portal/notifications';
import { type Config, PlatformModule } from '@portal/platform';
import { Purges, Sweeper } from './sweep/sweeper';

/** Relays the outbox, sends notices, sweeps deadlines. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forApp('worker', config),
        IdentityModule,
        DossiersModule,
        { ...JobsModule.forConfig(), global: true },
        NotificationsWorkerModule.with({ imports: [], source: DossierNoticeSource }),
      ],
      providers: [Purges, Sweeper],
    };
  }
}
