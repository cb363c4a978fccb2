import type { DraftAnswers } from '@portal/procedures/core';

/** What has been typed into the form, as it was typed: checked when the dossier is sent. */
export type DossierForm = DraftAnswers;
