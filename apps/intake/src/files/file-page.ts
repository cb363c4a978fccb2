import { Injectable } from '@nestjs/common';
import type { DossierView, FileRow } from '@portal/dossiers';
import { Files, type FileState, MAX_FILE_BYTES } from '@portal/files';
import type { Component } from '@portal/procedures/core';
import { DataSource } from 'typeorm';
import { componentFacts } from '../catalogue/procedure-view';
import { dossierPath } from '../paths';
import { filesWithoutComponent } from './files-without-component';

const STATES: Readonly<Record<FileState, { text: string; colour: string }>> = {
  clean: { text: 'Đã nhận, không có mã độc', colour: 'green' },
  unscanned: { text: 'Đã nhận, chưa quét vi-rút', colour: 'blue' },
  quarantined: { text: 'Đã nhận, đang chờ quét vi-rút', colour: 'yellow' },
  refused: { text: 'Bị loại vì có mã độc', colour: 'red' },
};

/** Characters of the fingerprint that a list shows; the confirmation shows all 64. */
const SHORT = 12;

const ENDINGS = { pdf: '.pdf', jpeg: '.jpg,.jpeg', png: '.png', docx: '.docx' } as const;

/** A file that may still be removed. */
export function waitingFileView(dossierId: string, file: FileRow, state: FileState) {
  return {
    id: file.id,
    name: file.name,
    size: file.size,
    fingerprint: file.sha256.slice(0, SHORT),
    state: STATES[state],
    removeHref: dossierPath(dossierId, 'tep', file.id, 'go'),
  };
}

/** A component with its files and its own upload form. */
export function componentView(
  component: Component,
  { dossier, waitingFiles }: Pick<DossierView, 'dossier' | 'waitingFiles'>,
  states: ReadonlyMap<string, FileState>,
) {
  const stateOf = ({ sha256 }: FileRow): FileState => states.get(sha256) ?? 'quarantined';
  return {
    ...componentFacts(component),
    accept: component.accepts.map((kind) => ENDINGS[kind]).join(','),
    files: waitingFiles
      .filter(({ componentId }) => componentId === component.id)
      .map((file) => waitingFileView(dossier.id, file, stateOf(file))),
  };
}

/** The components of a procedure with the files that wait to be filed. */
@Injectable()
export class FilePage {
  constructor(
    private readonly files: Files,
    private readonly dataSource: DataSource,
  ) {}

  /** @param components those that are shown */
  async view(view: DossierView, components: readonly Component[]) {
    const { dossier } = view;
    const fingerprints = view.waitingFiles.map(({ sha256 }) => sha256);
    const states = await this.files.states(this.dataSource.manager, fingerprints);
    return {
      uploadHref: dossierPath(dossier.id, 'tep'),
      maxBytes: MAX_FILE_BYTES,
      orphans: filesWithoutComponent(view)
        .filter(({ componentId }) => !components.some(({ id }) => id === componentId))
        .map((file) => waitingFileView(dossier.id, file, states.get(file.sha256) ?? 'quarantined')),
      components: components.map((component) => componentView(component, view, states)),
    };
  }
}
