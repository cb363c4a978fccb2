import { type DynamicModule, Module } from '@nestjs/common';
import { DossiersModule } from '@portal/dossiers';
import { FilesModule } from '@portal/files';
import { IdentityModule } from '@portal/identity';
import type { Clock } from '@portal/kernel';
import { NotificationsModule } from '@portal/notifications';
import { type Config, PlatformModule } from '@portal/platform';

/** What the verbs work with that act on dossiers. */
@Module({})
export class CliModule {
  /** @param clock stands for the machine's clock where a verb makes history */
  static with(config: Config, clock: Clock): DynamicModule {
    return {
      module: CliModule,
      imports: [
        PlatformModule.forApp('cli', config, clock, 'stderr'),
        IdentityModule,
        FilesModule,
        NotificationsModule,
        DossiersModule,
      ],
    };
  }
}
