import { type CodeFormat, type OrganisationDefinition, parseCodeFormat } from './core';

/** An office or division of the province that holds steps of dossiers. */
export type Unit = OrganisationDefinition['units'][number];

/** The province, its offices and their codes, from `config/organisation.yaml`. */
export class Organisation {
  /** The province and how sure we are of its data. */
  readonly province: OrganisationDefinition['province'];
  /** The People's Committee in whose name papers are issued. */
  readonly authority: OrganisationDefinition['authority'];
  /** The desk: address and contacts; `value: null` is what the province has not told. */
  readonly oneStopShop: OrganisationDefinition['oneStopShop'];
  readonly units: readonly Unit[];
  /** How the work queue orders what can no longer be kept. */
  readonly workQueue: OrganisationDefinition['workQueue'];
  readonly officeHours: OrganisationDefinition['officeHours'];
  readonly languages: OrganisationDefinition['languages'];
  readonly timeZone: OrganisationDefinition['timeZone'];
  /** How dossier codes are built, and whether the province has confirmed it. */
  readonly codeFormat: CodeFormat & { readonly verified: boolean; readonly note?: string };

  constructor(definition: OrganisationDefinition) {
    const { template, ...claim } = definition.codeFormat;
    this.province = definition.province;
    this.authority = definition.authority;
    this.oneStopShop = definition.oneStopShop;
    this.units = definition.units;
    this.workQueue = definition.workQueue;
    this.officeHours = definition.officeHours;
    this.languages = definition.languages;
    this.timeZone = definition.timeZone;
    this.codeFormat = { ...parseCodeFormat(template), ...claim };
  }

  /** The unit with this id, if there is one. */
  findUnit(id: string): Unit | undefined {
    return this.units.find((unit) => unit.id === id);
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
