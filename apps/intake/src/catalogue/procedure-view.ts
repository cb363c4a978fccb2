import { limitInWords } from '@portal/dossiers';
import { formatDate } from '@portal/kernel';
import type { Organisation } from '@portal/procedures';
import type { Component, ProcedureVersion } from '@portal/procedures/core';
import { procedurePath } from '../paths';
import { legalLimitText } from './procedure-cards';

const COPY_TYPES: Readonly<Record<Component['copyType'], string>> = {
  original: 'bản chính',
  copy: 'bản sao',
  electronic: 'bản điện tử',
};

const KIND_NAMES = { pdf: 'PDF', jpeg: 'JPEG', png: 'PNG', docx: 'Word (DOCX)' } as const;

/** `PDF, JPEG, PNG, Word (DOCX)`. */
export function acceptedKinds(component: Component): string {
  return component.accepts.map((kind) => KIND_NAMES[kind]).join(', ');
}

/** A component as the applicant reads it. */
export function componentFacts(component: Component) {
  return {
    id: component.id,
    title: component.title.vi,
    form: component.form ?? '',
    copies: `${component.copies} ${COPY_TYPES[component.copyType]}`,
    required: component.required,
    condition: component.condition?.vi ?? '',
    help: component.help?.vi ?? '',
    kinds: acceptedKinds(component),
  };
}

/** Everything that the page of a procedure tells. */
export function procedureView(version: ProcedureVersion, organisation: Organisation) {
  const { legal, reception } = version.limits;
  return {
    title: version.title.vi,
    summary: version.summary?.vi ?? '',
    startHref: `${procedurePath(version.key)}/bat-dau`,
    applicants: version.applicants.vi,
    limit: legalLimitText(version),
    limitExpected: legal?.verified === false,
    limitNote: legal?.verified === false ? (legal.note ?? '') : '',
    limitCitation: legal?.citation ?? '',
    reception: limitInWords(reception).replace('nhận đủ hồ sơ', 'nộp'),
    authority: version.authority.vi,
    receiver: organisation.getUnit(version.receivingUnit).name.vi,
    result: version.result.vi,
    nationalCode: version.nationalCode.value ?? 'Chưa có',
    nominees: version.nomineeKinds.map((kind) => kind.title.vi.toLowerCase()).join(', '),
    components: version.components.map(componentFacts),
    steps: version.steps.map((step) => ({
      title: step.title.vi,
      unitName: organisation.getUnit(step.unit).name.vi,
    })),
    legalBasis: version.legalBasis.map(({ vi }) => vi),
    validFrom: formatDate(version.validFrom),
  };
}
