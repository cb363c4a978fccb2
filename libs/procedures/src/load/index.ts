/*
 * Reading definitions without the framework and the drivers, for programs that need nothing else.
 */
export { DefinitionsError, describeFault, type Fault } from './faults';
export { loadCandidate } from './load-candidate';
export { loadOrganisation } from './load-organisation';
export { loadProcedures } from './load-procedures';
export { writeDefinition } from './write-definition';
