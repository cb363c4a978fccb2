import type { DossierView } from '@portal/dossiers';
import type { ErrorParams, FieldError } from '@portal/kernel';
import { nomineeName } from '@portal/procedures/core';
import type { FormFaults } from '@portal/web';
import { dossierPath } from '../paths';
import { sectionOf } from './draft-check';

/** Turns a code into its sentence: `MessageCatalogue.sentence`. */
export type Sentence = (code: string, params?: ErrorParams) => string;

type Draft = Pick<DossierView, 'dossier' | 'procedure'>;
type Link = FormFaults['summary'][number];

/** Shows the faults of a page from its first look on; without it a page opens without reproach. */
export const SHOW_FAULTS = 'loi=1';

function nomineeLink(draft: Draft, { field }: FieldError, text: string): Link {
  const { dossier, procedure } = draft;
  const index = Number(field.split('.')[1]);
  const nominee = dossier.form.nominees[index];
  if (!nominee) return { text, href: dossierPath(dossier.id, 'de-nghi') };
  const name = nomineeName(procedure, nominee);
  const page = dossierPath(dossier.id, 'de-nghi', index + 1);
  const anchor = field.split('.').slice(2).join('.');
  return {
    text: `Đối tượng ${index + 1}${name === '' ? '' : ` (${name})`}: ${text}`,
    href: `${page}?${SHOW_FAULTS}#nominee.${anchor}`,
  };
}

function componentLink({ dossier, procedure }: Draft, { field }: FieldError, text: string): Link {
  const id = field.slice('components.'.length);
  const component = procedure.components.find((candidate) => candidate.id === id);
  const href = `${dossierPath(dossier.id, 'giay-to')}#components.${id}`;
  return { text: component ? `${component.title.vi}: ${text}` : text, href };
}

const receiverLink = ({ dossier }: Draft, text: string): Link => ({
  text,
  href: `${dossierPath(dossier.id, 'noi-nhan')}#communeId`,
});

function answerLink({ dossier, procedure }: Draft, { field }: FieldError, text: string): Link {
  const section = sectionOf(procedure, field);
  if (section === undefined) return { text };
  return { text, href: `${dossierPath(dossier.id, 'khai', section)}?${SHOW_FAULTS}#${field}` };
}

/** All faults of a draft, each leading to the field in which it is mended. */
export function faultLinks(
  draft: Draft,
  errors: readonly FieldError[],
  sentence: Sentence,
): FormFaults {
  const summary = errors.map((error) => {
    const text = sentence(error.code, error.params);
    if (error.field === 'communeId') return receiverLink(draft, text);
    if (error.field.startsWith('nominees')) return nomineeLink(draft, error, text);
    if (error.field.startsWith('components.')) return componentLink(draft, error, text);
    return answerLink(draft, error, text);
  });
  return { summary, byField: {}, status: 422 };
}
