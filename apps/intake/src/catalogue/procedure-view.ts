import { filersInWords, limitInWords } from '@portal/dossiers';
import type { Organisation } from '@portal/procedures';
import type { Component, ProcedureVersion } from '@portal/procedures/core';
import { versionPath } from '../paths';
import { kindName, levelName, nomineesInWords, ONLINE_LEVELS, unitName } from './catalogue-words';
import { criteriaView } from './criteria-view';
import { windowInWords } from './filing-window-words';
import { legalLimitText } from './procedure-cards';
import { reasonsOf, said } from './provisional';
import { consultationView, councilView, forwardView, publicationView } from './review-view';
import { validityInWords } from './version-history';

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

/** `1 bản chính`. */
export const copiesOf = ({ copies, copyType }: Component): string =>
  `${copies} ${COPY_TYPES[copyType]}`;

/** A component as the applicant reads it. */
export function componentFacts(component: Component) {
  return {
    id: component.id,
    title: component.title.vi,
    form: component.form ?? '',
    copies: copiesOf(component),
    required: component.required,
    condition: component.condition?.vi ?? '',
    help: component.help?.vi ?? '',
    kinds: acceptedKinds(component),
  };
}

/** The legal limit; why there is none is a statement of its own. */
function limitView(version: ProcedureVersion) {
  const { legal, withoutLegal, reception } = version.limits;
  const claim = legal ?? withoutLegal ?? { verified: true };
  return {
    limit: legalLimitText(version),
    limitExpected: legal?.verified === false,
    limitUncertain: !claim.verified,
    limitCitation: legal?.citation ?? '',
    limitReasons: reasonsOf(claim),
    reception: limitInWords(reception).replace('nhận đủ hồ sơ', 'nộp'),
    receptionCitation: reception.citation,
  };
}

/** When in the year it may be filed; false for any day. */
function windowView(version: ProcedureVersion) {
  const { filingWindow } = version;
  if (!filingWindow) return false;
  return {
    ...said(windowInWords(version), filingWindow),
    closes: filingWindow.effect === 'refuse',
    citation: filingWindow.citation,
    reasons: reasonsOf(filingWindow),
  };
}

/** What leads to a refusal before the form, and what is only told. */
const eligibilityView = ({ eligibility }: ProcedureVersion) =>
  eligibility.map(({ question, refusal, citation, effect, verified }) => ({
    ...said(question.vi, { verified }),
    refusal: refusal.vi,
    citation,
    stops: effect === 'refuse',
  }));

const sourcesView = ({ sources }: ProcedureVersion) =>
  Object.values(sources).map(({ title, url }) => ({ title, url: url ?? '' }));

const stepsView = ({ steps }: ProcedureVersion, organisation: Organisation) => ({
  steps: steps.map((step) => ({
    ...said(step.title.vi, step),
    unitName: unitName(organisation, step.unit),
  })),
  stepReasons: reasonsOf(...steps),
});

/** Who is concerned, who decides, what comes out. */
function factsView(version: ProcedureVersion, organisation: Organisation) {
  const { nationalCode, applicants, authority, result, award, kind, onlineLevel } = version;
  return {
    applicants: said(applicants.vi, applicants),
    filers: filersInWords(version),
    authority: said(authority.vi, authority),
    receiver: unitName(organisation, version.receivingUnit),
    result: said(result.vi, result),
    award: said(award.vi, award),
    nationalCode: nationalCode.value === null ? false : said(nationalCode.value, nationalCode),
    kind: said(kindName(version), kind),
    level: levelName(version),
    online: said(ONLINE_LEVELS[onlineLevel.value], onlineLevel),
    byPaper: onlineLevel.value !== 'full',
    onlyInformation: onlineLevel.value === 'information',
    factReasons: reasonsOf(nationalCode, applicants, authority, result, award, kind, onlineLevel),
  };
}

/** Everything that the law lets publish about a version of a procedure; the same for every version. */
export function procedureView(version: ProcedureVersion, organisation: Organisation) {
  const { key, title, summary, components, legalBasis, nomineeCount } = version;
  return {
    title: title.vi,
    titleExpected: !title.verified,
    titleReasons: reasonsOf(title),
    summary: summary?.vi ?? '',
    formHref: versionPath(key, version.version, 'mau-don.pdf'),
    versionsHref: versionPath(key),
    validity: validityInWords(version),
    ...factsView(version, organisation),
    ...limitView(version),
    ...stepsView(version, organisation),
    deskAddress: organisation.oneStopShop.address.value ?? '',
    atDesk: organisation.oneStopShop.unit === version.receivingUnit,
    window: windowView(version),
    nominees: nomineesInWords(version),
    nomineeMax: nomineeCount.max,
    eligibility: eligibilityView(version),
    criteria: criteriaView(version),
    components: components.map((component) => ({
      ...componentFacts(component),
      expected: !component.verified,
    })),
    componentReasons: reasonsOf(...components),
    consultation: consultationView(version),
    council: councilView(version),
    publication: publicationView(version),
    forward: forwardView(version),
    legalBasis: legalBasis.map((basis) => ({
      ...said(basis.vi, basis),
      endsOn: basis.endsOn ?? '',
    })),
    basisReasons: reasonsOf(...legalBasis),
    sources: sourcesView(version),
  };
}
