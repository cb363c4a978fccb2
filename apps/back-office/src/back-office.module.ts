import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DeadlinesModule } from '@portal/deadlines';
import { closeDocuments } from '@portal/documents';
import { DossiersModule } from '@portal/dossiers';
import { FilesModule } from '@portal/files';
import { IdentityModule } from '@portal/identity';
import type { Clock } from '@portal/kernel';
import { NotificationsModule } from '@portal/notifications';
import { type Config, PlatformModule } from '@portal/platform';
import { ProceduresModule } from '@portal/procedures';
import { ReportingModule } from '@portal/reporting';
import { ACTION_CONTROLLERS } from './actions/action-controllers';
import { ActionPages } from './actions/action-pages';
import { ActionViews } from './actions/action-views';
import { CaseController } from './case/case.controller';
import { CaseReader } from './case/case-reader';
import { ReadingLog } from './case/reading-log';
import { CatalogueToday } from './confirming/catalogue-today';
import { ConfirmedController } from './confirming/confirmed.controller';
import { OpenClaimsController } from './confirming/open-claims.controller';
import { DecisionFilesController } from './files/decision-files.controller';
import { FilesController } from './files/files.controller';
import { OfficeNow } from './office-now';
import { PapersController } from './papers/papers.controller';
import { QueueController } from './queue/queue.controller';
import { ProfileController } from './session/profile.controller';
import { SignInController } from './session/sign-in.controller';
import { StaffSession } from './session/staff-session';
import { OwnProgressController } from './statistics/own-progress.controller';
import { ProgressController } from './statistics/progress.controller';
import { StatisticsPages } from './statistics/statistics-pages';

/** The back office: one-stop-shop desk, specialists, leaders, inspectors. */
@Module({})
export class BackOfficeModule implements OnApplicationShutdown {
  /** The back office over one configuration. */
  static for(config: Config, clock: Clock): DynamicModule {
    return {
      module: BackOfficeModule,
      imports: [
        PlatformModule.forApp('back-office', config, clock),
        IdentityModule,
        ProceduresModule,
        DeadlinesModule,
        NotificationsModule,
        FilesModule,
        DossiersModule,
        ReportingModule,
      ],
      controllers: [
        SignInController,
        ProfileController,
        QueueController,
        CaseController,
        ...ACTION_CONTROLLERS,
        DecisionFilesController,
        FilesController,
        PapersController,
        ProgressController,
        OwnProgressController,
        OpenClaimsController,
        ConfirmedController,
      ],
      providers: [
        ActionPages,
        ActionViews,
        CaseReader,
        CatalogueToday,
        OfficeNow,
        ReadingLog,
        StaffSession,
        StatisticsPages,
      ],
    };
  }

  /** After the requests under way: they may still need papers. */
  async onApplicationShutdown(): Promise<void> {
    await closeDocuments();
  }
}
