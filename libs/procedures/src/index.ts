export { ProcedureCatalogue } from './catalogue';
export { DefinitionsError, describeFault, type Fault } from './load/faults';
export { type CandidateVersion, loadCandidate } from './load/load-candidate';
export { loadOrganisation } from './load/load-organisation';
export { loadProcedures } from './load/load-procedures';
export { Organisation, type Unit } from './organisation';
export { definitionJsonSchema } from './schema/json-schema';
export { ProceduresModule } from './procedures.module';
