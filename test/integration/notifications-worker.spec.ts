import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { JobsModule } from '@portal/jobs';
import { newId } from '@portal/kernel';
import {
  enqueueNotice,
  type LoadedNotice,
  Notice,
  NoticeRenderer,
  type NoticeRequest,
  noticeSamples,
  NoticeSource,
  notificationsEntities,
  NotificationsModule,
  NotificationsWorkerModule,
} from '@portal/notifications';
import { PlatformModule, readConfig } from '@portal/platform';
import { type SmtpCatcher, startSmtpCatcher } from '@test/smtp-catcher';
import { createTestDatabase, type TestDatabase } from '@test/test-database';
import { until } from '@test/until';
import { DataSource } from 'typeorm';

@Injectable()
class Source extends NoticeSource {
  constructor(readonly dataSource: DataSource) {
    super();
  }

  override load({ kind }: NoticeRequest): Promise<LoadedNotice | null> {
    const to = { name: 'Hạnh', address: 'hanh@example.vn' };
    return Promise.resolve({ to, data: noticeSamples[kind] });
  }
}

@Module({})
class Nothing {}

describe('the modules of a process', () => {
  let database: TestDatabase;
  let smtp: SmtpCatcher;
  const platform = () =>
    PlatformModule.forApp(
      'test',
      readConfig({
        ...{ DATABASE_URL: database.url, SMTP_URL: smtp.url, LOG_LEVEL: 'silent' },
        MAIL_FROM: 'Vinh Danh Hà Tĩnh <khong-tra-loi@vinhdanh.example>',
        SESSION_SECRET: 'only-for-tests-0123456789-abcdefghijkl',
      }),
    );

  beforeEach(async () => {
    database = await createTestDatabase(notificationsEntities);
    smtp = await startSmtpCatcher();
  });
  afterEach(async () => {
    await smtp.close();
    await database.dispose();
  });

  it('record, preview, relay and send, and end cleanly', async () => {
    const web = await Test.createTestingModule({
      imports: [platform(), NotificationsModule],
    }).compile();
    await web.init();
    const worker = await Test.createTestingModule({
      imports: [
        platform(),
        JobsModule.forConfig(),
        NotificationsWorkerModule.with({ imports: [Nothing], source: Source }),
      ],
    }).compile();
    await worker.init();

    const kind = 'dossier.submitted';
    const preview = web.get(NoticeRenderer).render(kind, noticeSamples[kind]);
    const at = new Date('2026-11-23T02:00:00Z');
    const id = await web.get(DataSource).transaction((tx) =>
      enqueueNotice(tx, {
        ...{ kind, dossierId: newId(at), payload: {}, at },
        recipient: { kind: 'account', id: newId(at) },
      }),
    );
    const notices = database.dataSource.getRepository(Notice);
    await until(async () => (await notices.findOneByOrFail({ id })).state === 'sent');
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]).toMatchObject({ subject: preview.subject, to: 'hanh@example.vn' });
    expect(smtp.mails[0]!.text.trim()).toBe(preview.text.trim());
    await worker.close();
    await web.close();
  });

  it('refuse to start a worker without a handler for a job', async () => {
    const worker = await Test.createTestingModule({
      imports: [platform(), JobsModule.forConfig()],
    }).compile();
    await expect(worker.init()).rejects.toThrow('No handler for the job send-notice');
    await worker.close();
  });
});
