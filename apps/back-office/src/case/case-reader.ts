import { Injectable } from '@nestjs/common';
import { Dossiers, type DossierView, standingOf } from '@portal/dossiers';
import { mayOn, StaffDirectory, type StaffMember } from '@portal/identity';
import { DataSource } from 'typeorm';
import { type LastChange, readLastChange } from './last-change';
import { type NoticeRow, readNotices } from './notices';
import { ReadingLog } from './reading-log';

/** A dossier with what staff see beside it. */
export interface Case {
  readonly view: DossierView;
  readonly last: LastChange | null;
  /** None: the reader may not see them. */
  readonly notices: readonly NoticeRow[] | null;
}

/** Reads dossiers for staff. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly staff: StaffDirectory,
    private readonly dataSource: DataSource,
    private readonly readings: ReadingLog,
  ) {}

  /**
   * Everything for the case page; a reading of the province is logged.
   * @throws CodedError `dossier.not_found`
   */
  async open(reader: StaffMember, dossierId: string): Promise<Case> {
    const view = await this.view(reader, dossierId);
    this.readings.note(reader, 'case.read', view);
    const { dossier, procedure } = view;
    const seesNotices = mayOn(reader, 'notice.read', standingOf(dossier, procedure));
    const [last, notices] = await Promise.all([
      this.lastChange(view),
      seesNotices ? readNotices(this.dataSource.manager, dossierId) : null,
    ]);
    return { view, last, notices };
  }

  /** @throws CodedError `dossier.not_found` */
  view(reader: StaffMember, dossierId: string): Promise<DossierView> {
    return this.dossiers.read(reader, dossierId);
  }

  /** Who changed the dossier last, and how. */
  lastChange(view: DossierView): Promise<LastChange | null> {
    return readLastChange(this.dataSource.manager, this.staff, view);
  }
}
