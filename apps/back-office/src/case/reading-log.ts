import { Inject, Injectable } from '@nestjs/common';
import { Dossiers, type DossierView, standingOf } from '@portal/dossiers';
import { type Action, isProvinceReading, PERMISSIONS, type StaffMember } from '@portal/identity';
import { type Logger, LOGGER } from '@portal/platform';

/** Writes down who reads a dossier only because of reading the whole province: ids, no names. */
@Injectable()
export class ReadingLog {
  constructor(
    private readonly dossiers: Dossiers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** For a page that has read the dossier already. */
  note(staff: StaffMember, action: Action, { dossier, procedure }: DossierView): void {
    if (!isProvinceReading(staff, action, standingOf(dossier, procedure))) return;
    const { staffId } = staff;
    this.logger.info({ staffId, dossierId: dossier.id, action }, 'province reading');
  }

  /** For a file or paper: the dossier is read only for those whom it can concern. */
  async noteById(staff: StaffMember, action: Action, dossierId: string): Promise<void> {
    if (!readsProvince(staff, action)) return;
    this.note(staff, action, await this.dossiers.read(staff, dossierId));
  }

  /** For sums over dossiers of the whole province: who made them; they name no dossier. */
  noteSums({ staffId, roles }: StaffMember, action: Action): void {
    if (readsProvince({ roles }, action)) this.logger.info({ staffId, action }, 'province reading');
  }
}

const readsProvince = ({ roles }: Pick<StaffMember, 'roles'>, action: Action): boolean =>
  PERMISSIONS.some(
    (rule) =>
      rule.action === action &&
      rule.relation === 'province' &&
      roles.some((role) => role === rule.role),
  );
