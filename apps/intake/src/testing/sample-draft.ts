import type { DossierView, FileRow } from '@portal/dossiers';
import { ROOT_DIR } from '@portal/platform';
import { loadOrganisation, loadProcedures } from '@portal/procedures';
import { type ProcedureVersion, type RawAnswers, readAnswers } from '@portal/procedures/core';

/** The organisation of the installation. */
export const organisation = loadOrganisation(ROOT_DIR);

/** The newest version of a procedure with everything that a form can have. */
export const procedure: ProcedureVersion = loadProcedures(ROOT_DIR, organisation)
  .versionsOf('bang-khen-ubnd-tinh-dot-xuat')
  .at(-1)!;

/** A file for a component that was not filed yet. */
export function waitingFile(componentId: string): FileRow {
  return {
    id: `file-of-${componentId}`,
    componentId,
    componentTitle: componentId,
    name: `${componentId}.pdf`,
    size: 1000,
    mediaType: 'application/pdf',
    sha256: 'a'.repeat(64),
    purpose: 'component',
    uploadedAt: new Date('2026-11-23T01:00:00Z'),
    filed: false,
  };
}

/** As much of a draft as the views of the form read. */
export function draftOf(raw: RawAnswers, files: readonly FileRow[] = []): DossierView {
  const form = readAnswers(procedure, raw);
  const updatedAt = new Date('2026-11-23T07:05:00Z');
  const receiver = organisation.getUnit(procedure.receivingUnit);
  const dossier = { id: 'draft-1', version: 3, status: 'draft', form, updatedAt };
  const draftLaw = { state: 'in_force' };
  return { dossier, procedure, draftLaw, receiver, waitingFiles: files } as unknown as DossierView;
}
