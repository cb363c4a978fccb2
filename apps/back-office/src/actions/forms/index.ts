import type { ActionForm } from '../action-form';
import { acceptForm } from './accept';
import { advanceForm } from './advance';
import { decideForm } from './decide';
import { handOverForm } from './hand-over';
import { refuseForm } from './refuse';
import { requestSupplementForm } from './request-supplement';

export { acceptForm, advanceForm, decideForm, handOverForm, refuseForm, requestSupplementForm };

/** Every action of staff, the usual one of each status first. */
export const ACTION_FORMS: readonly ActionForm[] = [
  acceptForm,
  advanceForm,
  decideForm,
  handOverForm,
  requestSupplementForm,
  refuseForm,
];
