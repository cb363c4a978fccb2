import { Attachment } from './attachment.entity';
import { CodeCounter } from './code-counter.entity';
import { Decision } from './decision.entity';
import { Dossier } from './dossier.entity';
import { ExtensionDraft } from './extension-draft.entity';
import { JournalEntry } from './journal-entry.entity';
import { LawMove } from './law-move.entity';
import { Nominee } from './nominee.entity';
import { SupplementRequest } from './supplement-request.entity';

/** The tables of this library. */
export const dossierEntities = [
  Attachment,
  CodeCounter,
  Decision,
  Dossier,
  ExtensionDraft,
  JournalEntry,
  LawMove,
  Nominee,
  SupplementRequest,
];

export {
  Attachment,
  CodeCounter,
  Decision,
  Dossier,
  ExtensionDraft,
  JournalEntry,
  LawMove,
  Nominee,
  SupplementRequest,
};
