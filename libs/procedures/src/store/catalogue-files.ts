import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { type Config, CONFIG, proceduresFolder, ROOT_DIR } from '@portal/platform';
import { ProcedureCatalogue } from '../catalogue';
import { Organisation } from '../organisation';
import { loadOrganisation } from '../load/load-organisation';
import { loadProcedures } from '../load/load-procedures';
import { treeMark } from '../load/tree-mark';

const ORGANISATION = join(ROOT_DIR, 'config/organisation.yaml');

/** What the files of procedures and organisation say at one moment. */
export interface FilesReading {
  readonly catalogue: ProcedureCatalogue;
  readonly organisation: Organisation;
}

/** The files of procedures and organisation, and what this process follows of them. */
@Injectable()
export class CatalogueFiles {
  private readonly folder: string;

  constructor(
    @Inject(CONFIG) config: Pick<Config, 'PROCEDURES_DIR'>,
    readonly catalogue: ProcedureCatalogue,
    private readonly organisation: Organisation,
  ) {
    this.folder = proceduresFolder(config);
  }

  /** Changes with any of the files. @throws when a file cannot be looked at */
  mark(): string {
    return treeMark(this.folder, ORGANISATION);
  }

  /** @throws DefinitionsError with every fault */
  read(): FilesReading {
    const organisation = loadOrganisation(ROOT_DIR);
    return { organisation, catalogue: loadProcedures(ROOT_DIR, organisation, this.folder) };
  }

  /** From now on this process follows that reading, both files of it at once. */
  follow({ catalogue, organisation }: FilesReading): void {
    this.organisation.replace(organisation);
    this.catalogue.replace(catalogue);
  }
}
