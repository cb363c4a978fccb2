export { ProcedureCatalogue } from './catalogue';
export { DefinitionsError, describeFault, type Fault } from './load/faults';
export { type CandidateVersion, loadCandidate } from './load/load-candidate';
export { loadOrganisation } from './load/load-organisation';
export { loadProcedures } from './load/load-procedures';
export { type Commune, Organisation, type Unit } from './organisation';
export { definitionJsonSchema } from './schema/json-schema';
export { proceduresEntities, ProceduresModule } from './procedures.module';
export { CatalogueClaims } from './store/catalogue-claims';
export { CatalogueJournalEntry } from './store/catalogue-journal-entry.entity';
export { CatalogueFiles } from './store/catalogue-files';
export { CATALOGUE_LOOK_INTERVAL, CatalogueWatcher } from './store/catalogue-watcher';
export { ClaimConfirmation } from './store/claim-confirmation.entity';
export { CONFIRMATION_LOOK_INTERVAL, ConfirmationWatcher } from './store/confirmation-watcher';
export { Confirmations } from './store/confirmations';
export { PublishedVersion } from './store/published-version.entity';
export {
  comparePublished,
  type PublishedState,
  PublishedVersions,
} from './store/published-versions';
export { PublishedVersionsError } from './store/published-versions-error';
export {
  type ConfirmOrder,
  MAX_DECISION_NUMBER,
  MAX_ISSUED_BY,
  MAX_REMARK,
} from './store/read-order';
export {
  type CatalogueJournalFault,
  type CatalogueJournalVerdict,
  verifyCatalogueJournal,
} from './store/verify-catalogue-journal';
