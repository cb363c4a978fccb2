import { DynamicModule, Module, OnApplicationShutdown } from '@nestjs/common';
import { closeDocuments } from '@portal/documents';
import { DossiersModule } from '@portal/dossiers';
import { FilesModule } from '@portal/files';
import { IdentityModule } from '@portal/identity';
import type { Clock } from '@portal/kernel';
import { NotificationsModule } from '@portal/notifications';
import { type Config, PlatformModule } from '@portal/platform';
import { AccountController } from './account/account.controller';
import { ConfirmationController } from './account/confirmation.controller';
import { OwedLinks } from './account/owed-links';
import { PasswordResetController } from './account/password-reset.controller';
import { RegisterVisitor } from './account/register-visitor';
import { RequestLink } from './account/request-link';
import { SetPassword } from './account/set-password';
import { VisitorSession } from './account/visitor-session';
import { RegistrationController } from './account/registration.controller';
import { SignInController } from './account/sign-in.controller';
import { BeginViews } from './catalogue/begin-view';
import { CatalogueController } from './catalogue/catalogue.controller';
import { EmptyForms } from './catalogue/empty-forms';
import { ProceduresInForce } from './catalogue/procedures-in-force';
import { VersionsController } from './catalogue/versions.controller';
import { ConfirmationPageController } from './dossiers/confirmation-page.controller';
import { DossierController } from './dossiers/dossier.controller';
import { DossierNotices } from './dossiers/dossier-notices';
import { SupplementController } from './dossiers/supplement.controller';
import { WithdrawController } from './dossiers/withdraw.controller';
import { AutosaveController } from './drafts/autosave.controller';
import { CheckController } from './drafts/check.controller';
import { DraftReader } from './drafts/draft-reader';
import { EditNomineeController } from './drafts/edit-nominee.controller';
import { LawChangeController } from './drafts/law-change.controller';
import { NomineesController } from './drafts/nominees.controller';
import { ReceiverController } from './drafts/receiver.controller';
import { SectionController } from './drafts/section.controller';
import { Beginning } from './drafts/beginning';
import { StartController } from './drafts/start.controller';
import { TaskListController } from './drafts/task-list.controller';
import { DownloadController } from './files/download.controller';
import { DraftFilesController } from './files/draft-files.controller';
import { FilePage } from './files/file-page';
import { ReceiveFile } from './files/receive-file';
import { UploadController } from './files/upload.controller';
import { HomeController } from './home/home.controller';
import { LookUpController } from './look-up/look-up.controller';
import { PapersController } from './papers/papers.controller';

/** Everything that applicants see. Order counts: fixed paths before those with a parameter. */
@Module({
  controllers: [
    HomeController,
    CatalogueController,
    VersionsController,
    LookUpController,
    RegistrationController,
    SignInController,
    ConfirmationController,
    PasswordResetController,
    AccountController,
    StartController,
    TaskListController,
    ReceiverController,
    LawChangeController,
    SectionController,
    EditNomineeController,
    NomineesController,
    AutosaveController,
    DraftFilesController,
    UploadController,
    DownloadController,
    CheckController,
    ConfirmationPageController,
    SupplementController,
    WithdrawController,
    PapersController,
    DossierController,
  ],
  providers: [
    DossierNotices,
    DraftReader,
    EmptyForms,
    FilePage,
    OwedLinks,
    ProceduresInForce,
    Beginning,
    BeginViews,
    ReceiveFile,
    RegisterVisitor,
    RequestLink,
    SetPassword,
    VisitorSession,
  ],
})
export class IntakeModule implements OnApplicationShutdown {
  /** The intake over one configuration. */
  static for(config: Config, clock: Clock): DynamicModule {
    return {
      module: IntakeModule,
      imports: [
        PlatformModule.forApp('intake', config, clock),
        IdentityModule,
        DossiersModule,
        FilesModule,
        NotificationsModule,
      ],
    };
  }

  /** After the requests under way: they may still need papers. */
  async onApplicationShutdown(): Promise<void> {
    await closeDocuments();
  }
}
