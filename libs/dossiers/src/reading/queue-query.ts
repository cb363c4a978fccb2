import { PERMISSIONS, type StaffMember } from '@portal/identity';
import { foldText } from '@portal/kernel';
import type { Organisation, ProcedureCatalogue } from '@portal/procedures';
import { takesPart } from '@portal/procedures/core';

/** Which part of the work is shown. */
export type QueueView = 'mine' | 'overdue' | 'waiting' | 'all' | 'closed';

/** What the queue is asked for; it stands in the page's address. */
export interface QueueFilter {
  readonly view: QueueView;
  /** Part of a code or of the presenting unit's name; empty: no filter. */
  readonly text: string;
  /** From 1. */
  readonly page: number;
}

/** All views. */
export const QUEUE_VIEWS: readonly QueueView[] = ['mine', 'overdue', 'waiting', 'all', 'closed'];

/** Each order is that of an index of `dossier`, so that a page costs the same among many. */
export const QUEUE_ORDER: Readonly<Record<QueueView, string>> = {
  mine: 'd.queue_at, d.id',
  overdue: 'd.due_at, d.id',
  waiting: 'd.supplement_due_at, d.id',
  all: 'd.queue_at, d.id',
  closed: 'd.finished_at DESC, d.id DESC',
};

/** The words of the partial indexes of `dossier`; `mine` depends on the reader. */
const VIEW_SQL: Readonly<Record<Exclude<QueueView, 'mine'>, string>> = {
  // Those that are past their date; which date that is, the reader's clock says.
  overdue: `d.turn = 'office' AND d.decided_at IS NULL`,
  waiting: `d.turn = 'applicant' AND d.status <> 'draft'`,
  all: `d.turn <> 'nobody' AND d.status <> 'draft'`,
  closed: `d.turn = 'nobody'`,
};

/** What the reader may open stands in the list, and nothing else: the rules of `case.read`. */
interface Scope {
  /** Whose dossiers; null: those of the whole province. */
  readonly unitId: string | null;
  /** Only while it is the reader's turn. */
  readonly heldOnly: boolean;
}

function scopeOf({ roles, unitId }: StaffMember): Scope {
  const relations = PERMISSIONS.filter(
    ({ action, role }) => action === 'case.read' && roles.some((own) => own === role),
  ).map(({ relation }) => relation);
  const province = relations.includes('province');
  return {
    unitId: province ? null : unitId,
    heldOnly: !province && !relations.includes('own_unit'),
  };
}

/**
 * The versions in which a unit takes part: dossiers of other ones stay invisible to it.
 * @returns null when it takes part in all of them, which is usual and needs no condition
 */
function visibleVersions(catalogue: ProcedureCatalogue, { unitId }: Scope): string[] | null {
  if (unitId === null) return null;
  const all = catalogue.allVersions();
  const visible = all.filter((version) => takesPart(version, unitId));
  if (visible.length === all.length) return null;
  return visible.map(({ key, version }) => `${key} ${version}`);
}

/** Conditions over `dossier d` for one reader, and the parameters that they have come to need. */
export class QueueQuery {
  readonly parameters: unknown[] = [];
  private readonly scope: Scope;

  constructor(
    private readonly services: {
      readonly catalogue: ProcedureCatalogue;
      readonly organisation: Organisation;
    },
    private readonly actor: StaffMember,
    private readonly at: Date,
  ) {
    this.scope = scopeOf(actor);
  }

  /** Adds a parameter; returns its placeholder. */
  parameter(value: unknown): string {
    return `$${this.parameters.push(value)}`;
  }

  /** The dossiers of a view that the reader may open, perhaps of those only whose text fits. */
  where({ view, text }: Pick<QueueFilter, 'view' | 'text'>): string {
    return [
      ...(view === 'mine' ? [] : [VIEW_SQL[view]]),
      ...(view === 'overdue' ? [`d.due_at < ${this.parameter(this.at)}`] : []),
      // What a unit holds it takes part in: no more need be asked.
      view === 'mine' || this.scope.heldOnly ? this.held() : this.visible(),
      this.fits(text),
    ]
      .filter((condition) => condition !== '')
      .join(' AND ');
  }

  private held(): string {
    const unit = this.parameter(this.actor.unitId);
    const roles = this.parameter(this.actor.roles);
    return `d.holder_unit_id = ${unit} AND d.holder_role = ANY(${roles}::text[])`;
  }

  /** A commune sees what it received itself; other units what their procedures bring them. */
  private visible(): string {
    const { unitId } = this.scope;
    if (unitId !== null && this.services.organisation.isCommune(unitId)) {
      return `d.receiving_unit_id = ${this.parameter(unitId)}`;
    }
    const versions = visibleVersions(this.services.catalogue, this.scope);
    if (versions === null) return '';
    return `d.procedure_key || ' ' || d.procedure_version = ANY(${this.parameter(versions)}::text[])`;
  }

  private fits(text: string): string {
    const folded = foldText(text);
    if (folded === '') return '';
    const pattern = this.parameter(`%${folded.replace(/[\\%_]/g, '\\$&')}%`);
    return `(lower(d.code) LIKE ${pattern} OR d.owner_party_id IN
      (SELECT p.id FROM party p WHERE p.name_folded LIKE ${pattern}))`;
  }
}
