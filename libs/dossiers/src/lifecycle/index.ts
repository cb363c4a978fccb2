export { lifecycleFaults } from './check-lifecycle';
export { lifecycleDiagram } from './diagram';
export { isDiscreetAction } from './discreet';
export { shownStatus, type Status, STATUS_FACTS, STATUSES, type Turn } from './statuses';
export {
  type Action,
  ACTIONS,
  type ActingSide,
  type ClockEffect,
  type ClockKind,
  type Condition,
  type PassedTo,
  type StepEffect,
  type Transition,
  type TransitionNotice,
} from './transition';
export { findTransition, TRANSITIONS, transitionsFrom } from './transitions';
