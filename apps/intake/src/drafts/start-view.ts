import type { OwnDossierRow } from '@portal/dossiers';
import type { FieldError } from '@portal/kernel';
import type { Organisation } from '@portal/procedures';
import {
  type EligibilityOutcome,
  type EligibilityQuestion,
  isReceivedByCommune,
  type ProcedureVersion,
} from '@portal/procedures/core';
import { type FormData, formText } from '@portal/web';
import { dossierPath, PATHS, procedurePath } from '../paths';
import { communeItems, receiverWords } from './commune-choice';

const YES_NO = [
  { value: 'yes', text: 'Có' },
  { value: 'no', text: 'Không' },
];

/** The answers to the questions, as `checkEligibility` takes them. */
export function answersTo(form: FormData): Record<string, unknown> {
  const typed = form['eligibility'];
  return typeof typed === 'object' && !Array.isArray(typed) ? typed : {};
}

/** A question without an answer is a fault of its field. */
export function unansweredErrors(questions: readonly EligibilityQuestion[]): FieldError[] {
  return questions.map(({ id, question }) => ({
    field: `eligibility.${id}`,
    code: 'eligibility.unanswered',
    params: { question: question.vi },
  }));
}

/** A party for which the applicant may file, as a choice. */
export interface PartyItem {
  readonly value: string;
  readonly text: string;
}

/** The page of the questions. */
export function startView(
  version: ProcedureVersion,
  parties: readonly PartyItem[],
  organisation: Organisation,
) {
  return {
    procedureTitle: version.title.vi,
    action: `${procedurePath(version.key)}/bat-dau`,
    questions: version.eligibility.map(({ id, question, help }) => ({
      name: `eligibility.${id}`,
      label: question.vi,
      hint: help?.vi ?? '',
      items: YES_NO,
    })),
    party: parties[0]?.text ?? '',
    parties: parties.length > 1 ? parties : [],
    receiver: receiverWords(version),
    communes: isReceivedByCommune(version) ? communeItems(organisation) : [],
  };
}

/** Drafts that wait already: people otherwise make five of them. */
export function draftLinks(rows: readonly OwnDossierRow[]) {
  return rows.map(({ id, partyName, updatedAt }) => ({
    href: dossierPath(id, 'khai'),
    partyName,
    updatedAt,
  }));
}

const reasonOf = ({ question, refusal, citation, verified }: EligibilityQuestion) => ({
  question: question.vi,
  reason: refusal.vi,
  citation: verified ? citation : `${citation} (chưa xác nhận)`,
});

/** Why the dossier cannot be filed here, or what to think of before going on. */
export function refusalView(
  version: ProcedureVersion,
  outcome: EligibilityOutcome,
  form: FormData,
) {
  const refused = outcome.refused.length > 0;
  const answers = Object.entries(answersTo(form)).map(([id, value]) => ({
    name: `eligibility.${id}`,
    value: String(value),
  }));
  return {
    title: refused ? 'Chưa thể nộp hồ sơ này' : 'Lưu ý trước khi lập hồ sơ',
    refused,
    reasons: (refused ? outcome.refused : outcome.warned).map(reasonOf),
    action: `${procedurePath(version.key)}/bat-dau`,
    answers,
    partyId: formText(form, 'partyId'),
    communeId: formText(form, 'communeId'),
    proceduresHref: PATHS.procedures,
  };
}
