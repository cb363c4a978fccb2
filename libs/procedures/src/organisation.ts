import { type CodeFormat, COMMUNE, type OrganisationDefinition, parseCodeFormat } from './core';

/** An office, division or commune that holds steps of dossiers. */
export type Unit = OrganisationDefinition['units'][number];

/** What stands in a definition for the commune that the applicant chooses. */
const ANY_COMMUNE: Unit = {
  id: COMMUNE,
  name: { vi: 'Ủy ban nhân dân xã, phường nơi nộp hồ sơ', en: "The commune's People's Committee" },
  shortName: 'UBND cấp xã',
  verified: true,
};

type Commune = OrganisationDefinition['communes']['list'][number];

function toUnit({ id, vi, en }: Commune, { verified, note }: { verified: boolean; note?: string }) {
  const name = {
    vi: `Ủy ban nhân dân ${vi.charAt(0).toLowerCase()}${vi.slice(1)}`,
    ...(en ? { en: `People's Committee of ${en}` } : {}),
  };
  return { id, name, shortName: `UBND ${vi}`, verified, ...(note ? { note } : {}) } satisfies Unit;
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
  readonly units: readonly Unit[];
  /** Communes and wards in the order of their names, without the word before them. */
  readonly communes: readonly Unit[];
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
    this.units = definition.units;
    const { list, ...claim } = definition.communes;
    this.communes = list
      .toSorted((a, b) => byName.compare(bare(a.vi), bare(b.vi)))
      .map((commune) => toUnit(commune, claim));
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

  /** Whether a unit is one of the communes. */
  isCommune(id: string): boolean {
    return this.communes.some((commune) => commune.id === id);
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
