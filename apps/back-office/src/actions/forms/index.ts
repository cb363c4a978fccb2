import type { ActionForm } from '../action-form';
import { acceptForm } from './accept';
import { advanceForm } from './advance';
import { approveSupplementForm } from './approve-supplement';
import { decideForm } from './decide';
import { declineSupplementForm } from './decline-supplement';
import { handOverForm } from './hand-over';
import { moveVersionForm } from './move-version';
import { proposeSupplementForm } from './propose-supplement';
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
  proposeSupplementForm,
  approveSupplementForm,
  declineSupplementForm,
  refuseForm,
  moveVersionForm,
];
