import { type CodeFormat, COMMUNE, type OrganisationDefinition, parseCodeFormat } from './core';

type Office = OrganisationDefinition['units'][number];
type CommuneEntry = OrganisationDefinition['communes']['list'][number];

/** An office or division of the province, or the People's Committee of a commune: it holds steps. */
export interface Unit extends Office {
  readonly kind: 'office' | 'commune';
}

/** The People's Committee of a xã or phường, with the place itself. */
export interface Commune extends Unit {
  readonly kind: 'commune';
  /** Official code of the administrative unit, five digits. */
  readonly code: string;
  /** `Xã Can Lộc`, `Can Lộc commune`. */
  readonly place: { readonly vi: string; readonly en?: string | undefined };
}

/** What stands in a definition for the commune that the applicant chooses. */
const ANY_COMMUNE: Unit = {
  id: COMMUNE,
  kind: 'commune',
  name: { vi: 'Ủy ban nhân dân xã, phường nơi nộp hồ sơ', en: "The commune's People's Committee" },
  shortName: 'UBND cấp xã',
  verified: true,
};

function toCommune({ id, code, vi, en }: CommuneEntry, claim: Pick<Unit, 'verified' | 'note'>) {
  // `xã Can Lộc`, as it stands within a name.
  const within = `${vi.charAt(0).toLowerCase()}${vi.slice(1)}`;
  return {
    id,
    kind: 'commune',
    code,
    name: {
      vi: `Ủy ban nhân dân ${within}`,
      ...(en ? { en: `People's Committee of ${en}` } : {}),
    },
    shortName: `UBND ${within}`,
    place: { vi, en },
    ...claim,
  } satisfies Commune;
}

const bare = (name: string): string => name.replace(/^(?:Xã|Phường) /, '');
const byName = new Intl.Collator('vi');

/** The province, its offices and their codes, from `config/organisation.yaml`. */
export class Organisation {
  /** The province and how sure we are of its data. */
  readonly province: OrganisationDefinition['province'];
  /** The People's Committee in whose name papers are issued. */
  readonly authority: OrganisationDefinition['authority'];
  /** The desk: address and contacts; `value: null` is what the province has not told. */
  readonly oneStopShop: OrganisationDefinition['oneStopShop'];
  /** Offices and divisions of the province, as the file lists them. */
  readonly units: readonly Unit[];
  /** Communes and wards in the order of their names, without the word before them. */
  readonly communes: readonly Commune[];
  /** How the work queue orders what can no longer be kept. */
  readonly workQueue: OrganisationDefinition['workQueue'];
  readonly officeHours: OrganisationDefinition['officeHours'];
  readonly languages: OrganisationDefinition['languages'];
  readonly timeZone: OrganisationDefinition['timeZone'];
  /** How dossier codes are built, and whether the province has confirmed it. */
  readonly codeFormat: CodeFormat & { readonly verified: boolean; readonly note?: string };

  private readonly byId: ReadonlyMap<string, Unit>;

  constructor(
    /** What the file says. */
    readonly definition: OrganisationDefinition,
  ) {
    const { template, ...codeClaim } = definition.codeFormat;
    this.province = definition.province;
    this.authority = definition.authority;
    this.oneStopShop = definition.oneStopShop;
    this.units = definition.units.map((unit) => ({ ...unit, kind: 'office' }));
    const { list, ...claim } = definition.communes;
    this.communes = list
      .toSorted((a, b) => byName.compare(bare(a.vi), bare(b.vi)))
      .map((commune) => toCommune(commune, claim));
    this.byId = new Map(
      [...this.units, ...this.communes, ANY_COMMUNE].map((unit) => [unit.id, unit] as const),
    );
    this.workQueue = definition.workQueue;
    this.officeHours = definition.officeHours;
    this.languages = definition.languages;
    this.timeZone = definition.timeZone;
    this.codeFormat = { ...parseCodeFormat(template), ...codeClaim };
  }

  /** From now on another reading of the file counts, for everybody who holds this object. */
  replace(other: Organisation): void {
    Object.assign(this, other);
  }

  /** The unit with this id, if there is one. */
  findUnit(id: string): Unit | undefined {
    return this.byId.get(id);
  }

  /** The commune with this id, if there is one. */
  findCommune(id: string): Commune | undefined {
    return this.communes.find((commune) => commune.id === id);
  }

  /** Whether a unit is one of the communes. */
  isCommune(id: string): boolean {
    return this.findCommune(id) !== undefined;
  }

  /**
   * The unit with this id.
   * @throws Error when there is none: ids come from checked files, so this is a fault of ours
   */
  getUnit(id: string): Unit {
    const unit = this.findUnit(id);
    if (!unit) throw new Error(`Unit ${id} is not in config/organisation.yaml`);
    return unit;
  }
}
