import { type DynamicModule, Module } from '@nestjs/common';
import { DossierNoticeSource, DossiersModule } from '@portal/dossiers';
import { FilesModule } from '@portal/files';
import { IdentityModule } from '@portal/identity';
import { JobsModule } from '@portal/jobs';
import { NotificationsWorkerModule } from '@portal/notifications';
import { type Config, PlatformModule } from '@portal/platform';
import { IdentityPurge, Purges, Sweeper } from './sweep/sweeper';

/** Relays the outbox, sends notices, sweeps deadlines. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forApp('worker', config),
        IdentityModule,
        FilesModule,
        DossiersModule,
        JobsModule.forConfig(),
        NotificationsWorkerModule.with({
          imports: [DossiersModule],
          source: DossierNoticeSource,
        }),
      ],
      providers: [IdentityPurge, Purges, Sweeper],
    };
  }
}
