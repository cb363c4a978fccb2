import { Injectable } from '@nestjs/common';
import type { DossierView } from '@portal/dossiers';
import { type Actor, mayOn } from '@portal/identity';
import { CodedError, isId } from '@portal/kernel';
import { Notice } from '@portal/notifications';
import { DataSource } from 'typeorm';
import { dossierPath } from '../paths';

/** Until the mail is written its subject is not known. */
const NOT_WRITTEN = 'Thông báo đang được soạn';

/** The notices that the applicant's side was sent about a dossier: the portal keeps every mail. */
@Injectable()
export class DossierNotices {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first; empty for whoever may not read them. */
  async list(actor: Actor, { dossier }: Pick<DossierView, 'dossier'>) {
    const standing = { partyId: dossier.ownerPartyId, unitIds: [], holder: null };
    if (!mayOn(actor, 'notice.read', standing)) return [];
    const notices = await this.dataSource.manager.find(Notice, {
      where: { dossierId: dossier.id, recipientKind: 'account' },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return notices.map(({ id, subject, toAddress, state, sentAt, createdAt }) => ({
      subject: subject ?? NOT_WRITTEN,
      to: toAddress ?? '',
      state,
      at: sentAt ?? createdAt,
      href: subject === null ? '' : dossierPath(dossier.id, 'thong-bao', id),
    }));
  }

  /** @throws CodedError `notice.not_found` */
  async get({ dossier }: Pick<DossierView, 'dossier'>, noticeId: string): Promise<Notice> {
    const notice = isId(noticeId)
      ? await this.dataSource.manager.findOneBy(Notice, {
          id: noticeId,
          dossierId: dossier.id,
          recipientKind: 'account',
        })
      : null;
    if (!notice?.subject) throw new CodedError('not_found', 'notice.not_found');
    return notice;
  }
}
