import type { INestApplicationContext } from '@nestjs/common';
import { ProcedureCatalogue } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import { sampleSource, sampleVersion } from '../../libs/procedures/src/testing/sample-version';

/** Days around the change of law, in the morning of the office. */
export const LONG_BEFORE = new Date('2026-08-03T02:00:00Z');
export const LAST_DAY = new Date('2026-09-30T02:00:00Z');
export const FIRST_DAY = new Date('2026-10-01T02:00:00Z');

/** The procedure of both laws. */
export const CHANGING = 'thu-tuc-mau';

interface Source {
  components: Record<string, unknown>[];
  sections: { fields: Record<string, unknown>[]; [key: string]: unknown }[];
  nomineeKinds: { id: string; [key: string]: unknown }[];
  limits: Record<string, Record<string, unknown>>;
  steps: Record<string, unknown>[];
}

const source = (): Source => sampleSource() as unknown as Source;
const named = (vi: string) => ({ vi, en: `${vi} (en)` });
const law = (vi: string) => ({ ...named(vi), verified: true, sources: ['law'] });

const paper = (id: string, title: string): Record<string, unknown> => ({
  ...source().components[0]!,
  id,
  title: named(title),
});

/** The law that ends: asks for a story, a report, and honours collectives. */
export const earlierLaw = (changes: object = {}): ProcedureVersion =>
  sampleVersion({
    legalBasis: [law('Luật số 06/2022/QH15')],
    components: [paper('to-trinh', 'Tờ trình'), paper('bao-cao', 'Báo cáo')],
    ...changes,
  });

export const EARLIER_LAW = earlierLaw();

/** What the later law says about dossiers on their way. */
export const TRANSITION = {
  rule: 'earlier_unless_more_favourable',
  acceptedBefore: '2026-10-01',
  citation: 'Điều 4 Luật số 06/2026/QH16',
  verified: true,
  sources: ['law'],
};

/** The sample's limits with another one for the whole; null: none. */
export const limitsOf = (amount: number | null) => {
  const { limits } = source();
  return amount === null
    ? { ...limits, legal: null, withoutLegal: { verified: true, sources: ['law'] } }
    : { ...limits, legal: { ...limits['legal']!, amount } };
};

/** The law that follows: no story, a region, no report but a confirmation, persons alone, 10 days. */
export function laterLaw(changes: object = {}): ProcedureVersion {
  const [section] = source().sections;
  const [title] = section!.fields;
  const fields = section!.fields.filter((field) => field['id'] !== 'story');
  const region = { ...title!, id: 'region', label: named('Nhãn region') };
  return sampleVersion({
    version: '2026-10-01',
    regime: 'D',
    validFrom: '2026-10-01',
    transition: TRANSITION,
    legalBasis: [law('Luật số 06/2022/QH15'), law('Luật số 06/2026/QH16')],
    components: [paper('to-trinh', 'Tờ trình'), paper('xac-nhan', 'Xác nhận')],
    sections: [{ ...section!, fields: [...fields, region] }],
    nomineeKinds: source().nomineeKinds.filter(({ id }) => id === 'individual'),
    limits: limitsOf(10),
    ...changes,
  });
}

/** The steps of both laws, the first one under another name. */
export const renamedSteps = (): Record<string, unknown>[] =>
  source().steps.map((step, index) => (index === 0 ? { ...step, id: 'other' } : step));

/** With a second step of the specialist's, in which a supplement can be asked for. */
export function threeSteps(): Record<string, unknown>[] {
  const [check, decide] = source().steps;
  return [check!, { ...check!, id: 'appraise' }, decide!];
}

/** A complete form under the earlier law. */
export const FORM_BEFORE = {
  answers: { title: 'Cứu người', story: 'Trong lũ', place: 'counter', since: '1990' },
  nominees: [
    { kind: 'individual', fullName: 'Trần Văn Bình', born: '1980-02-03' },
    { kind: 'collective', name: 'Tổ dân phố 3' },
  ],
};

/** Lets a running program follow these versions instead of the shipped files. */
export function followVersions(
  app: INestApplicationContext,
  versions: readonly ProcedureVersion[],
): void {
  app.get(ProcedureCatalogue).replace(new ProcedureCatalogue(versions));
}
