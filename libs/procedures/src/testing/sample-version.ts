import { z } from 'zod';
import {
  type ProcedureDefinition,
  procedureDefinition,
  type ProcedureVersion,
  toVersion,
} from '../core';

const claim = { verified: true, sources: ['law'] };
const text = (vi: string): { vi: string; en: string } => ({ vi, en: `${vi} (en)` });
const rule = {
  amount: 20,
  unit: 'working_day',
  firstDay: 'next_working_day',
  rollOver: 'next_working_day',
  resume: 'restart',
  citation: 'Luật',
  ...claim,
};
const options = [
  { value: 'post', label: text('Bưu chính') },
  { value: 'counter', label: text('Tại quầy') },
];
const field = (id: string, type: string, extra: object = {}): object => ({
  id,
  type,
  label: text(`Nhãn ${id}`),
  required: false,
  ...extra,
});

const SAMPLE = {
  key: 'thu-tuc-mau',
  version: '2025-07-01',
  regime: 'C',
  nationalCode: { value: null, verified: false, note: 'chưa tìm thấy' },
  title: { ...text('Thủ tục mẫu'), ...claim },
  level: 'province',
  kind: { value: 'internal', ...claim },
  filedBy: ['organisation'],
  applicants: { ...text('Cơ quan'), ...claim },
  validFrom: '2025-07-01',
  validTo: null,
  legalBasis: [{ ...text('Luật'), ...claim }],
  authority: { ...text('Chủ tịch'), unit: 'ubnd-tinh', ...claim },
  result: { ...text('Quyết định'), ...claim },
  award: { ...text('Bằng khen'), ...claim },
  fee: 'none',
  onlineLevel: { value: 'full', ...claim },
  receivingUnit: 'ttpvhcc',
  eligibility: [
    {
      id: 'secret',
      question: text('Có bí mật không?'),
      passes: 'no',
      effect: 'refuse',
      refusal: text('Không nộp trực tuyến.'),
      citation: 'QĐ 311',
      ...claim,
    },
    {
      id: 'merit',
      question: text('Có đột xuất không?'),
      passes: 'yes',
      effect: 'warn',
      refusal: text('Nên nộp thủ tục khác.'),
      citation: 'Luật',
      verified: false,
      note: 'chưa xác minh',
    },
  ],
  components: [
    {
      id: 'to-trinh',
      title: text('Tờ trình'),
      form: null,
      copyType: 'original',
      copies: 1,
      required: true,
      accepts: ['pdf'],
      ...claim,
    },
  ],
  sections: [
    {
      id: 'main',
      title: text('Chính'),
      fields: [
        field('title', 'text', { required: true, maxLength: 20 }),
        field('story', 'textarea', { maxLength: 50 }),
        field('place', 'select', { required: true, options }),
        field('delivery', 'radios', { options }),
        field('address', 'text', {
          required: true,
          maxLength: 20,
          when: { field: 'delivery', equals: 'post' },
        }),
        field('happened', 'date', { notInFuture: true }),
        field('planned', 'date'),
        field('since', 'year', { min: 1950, notInFuture: true }),
        field('until', 'year', { max: 2030 }),
        field('mail', 'email'),
        field('phone', 'phone'),
        field('citizen', 'citizen_number'),
        field('count', 'number', { min: 1, max: 5000 }),
        field('free', 'number'),
      ],
      ...claim,
    },
  ],
  nomineeCount: { min: 1, max: 3 },
  nomineeKinds: [
    {
      id: 'individual',
      title: text('Cá nhân'),
      nameField: 'fullName',
      fields: [
        field('fullName', 'text', { required: true, maxLength: 30 }),
        field('born', 'date', { required: true, notInFuture: true }),
      ],
      ...claim,
    },
    {
      id: 'collective',
      title: text('Tập thể'),
      nameField: 'name',
      fields: [field('name', 'text', { required: true, maxLength: 30 })],
      ...claim,
    },
  ],
  limits: {
    reception: { ...rule, amount: 8, unit: 'working_hour' },
    receptionAlert: { ...rule, amount: 2, unit: 'working_hour' },
    legal: rule,
    targetShare: 0.8,
    supplement: rule,
    supplementReminders: [10, 13],
    appraisalSupplement: { ...rule, amount: 3 },
    secondSupplement: {
      atReception: { role: 'leader', unit: 'ubnd-tinh' },
      atAppraisal: { role: 'leader', unit: 'ubnd-tinh' },
      citation: 'Luật',
      ...claim,
    },
    extension: {
      draftBefore: { amount: 3, unit: 'working_day' },
      giveBefore: { amount: 1, unit: 'working_day' },
      citation: 'Luật',
      ...claim,
    },
  },
  steps: [
    {
      id: 'check',
      title: text('Kiểm tra'),
      role: 'specialist',
      unit: 'ban-tdkt',
      weight: 2,
      decides: false,
      ...claim,
    },
    {
      id: 'decide',
      title: text('Quyết định'),
      role: 'leader',
      unit: 'ubnd-tinh',
      weight: 1,
      decides: true,
      verified: false,
      note: 'đề xuất',
    },
  ],
  sources: { law: { title: 'Luật', url: null } },
};

/** A small definition as a file would hold it, with every type of field; plain data to change. */
export function sampleSource(): Record<string, unknown> {
  return structuredClone(SAMPLE);
}

/** The sample as a checked definition. */
export function sampleDefinition(changes: object = {}): ProcedureDefinition {
  return procedureDefinition.parse({ ...sampleSource(), ...changes });
}

/** The sample as a version. */
export function sampleVersion(changes: object = {}): ProcedureVersion {
  return toVersion(sampleDefinition(changes), z.json().parse({ ...sampleSource(), ...changes }));
}
