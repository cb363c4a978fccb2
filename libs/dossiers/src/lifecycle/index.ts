export { lifecycleFaults } from './check-lifecycle';
export { lifecycleDiagram } from './diagram';
export { type Status, STATUS_FACTS, STATUSES, type Turn } from './statuses';
export {
  type Action,
  ACTIONS,
  type ActingSide,
  type ClockEffect,
  type ClockKind,
  findTransition,
  type StepEffect,
  type Transition,
  type TransitionNotice,
  TRANSITIONS,
  transitionsFrom,
} from './transitions';
