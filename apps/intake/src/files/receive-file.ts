import { Injectable } from '@nestjs/common';
import { Dossiers } from '@portal/dossiers';
import { Files, MAX_FILE_BYTES } from '@portal/files';
import type { Actor } from '@portal/identity';
import type { IncomingFile } from '@portal/web';
import { DataSource } from 'typeorm';

/** For which component of which dossier a file comes. */
export interface FileTarget {
  readonly dossierId: string;
  readonly actor: Actor;
  readonly componentId: string;
}

/** Keeps a file that is arriving and adds it to its dossier. */
@Injectable()
export class ReceiveFile {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly files: Files,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * What could not be attached anyway is refused before a byte of it is read.
   * @returns the id of the attachment
   */
  async run(target: FileTarget, { name, stream }: IncomingFile): Promise<string> {
    await this.dossiers.assertMayAttach(target);
    const { procedure } = await this.dossiers.read(target.actor, target.dossierId);
    const component = procedure.components.find(({ id }) => id === target.componentId);
    const received = await this.files.receive(this.dataSource.manager, stream, {
      name,
      maxBytes: MAX_FILE_BYTES,
      accepts: component?.accepts ?? [],
    });
    return this.dossiers.attachFile(target, received);
  }
}
