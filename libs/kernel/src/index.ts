export { canonicalJson, type Json } from './canonical-json';
export { CLOCK, type Clock, ManualClock, systemClock } from './clock';
export {
  CodedError,
  type ErrorKind,
  type ErrorParams,
  type FieldError,
  InvalidFieldsError,
  OperatorError,
} from './coded-error';
export {
  formatBytes,
  formatDate,
  formatDateWithWeekday,
  formatInstant,
  formatInstantShort,
} from './format-vi';
export { isId, newId, newLegibleKey, normaliseLegibleKey } from './ids';
export {
  formatMinute,
  formatOfficeIso,
  fromOfficeTime,
  OFFICE_ZONE,
  type OfficeTime,
  toOfficeTime,
} from './office-time';
export {
  addDays,
  findPlainDate,
  fromEpochDay,
  getPlainDate,
  type IsoWeekday,
  isoWeekday,
  type PlainDate,
  toEpochDay,
  yearOf,
} from './plain-date';
export { foldText, normaliseText } from './text';
