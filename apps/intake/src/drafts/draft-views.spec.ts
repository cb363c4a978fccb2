import { getPlainDate } from '@portal/kernel';
import { draftOf, procedure, waitingFile } from '../testing/sample-draft';
import { checkDraft, sectionOf, taskState } from './draft-check';
import { faultLinks } from './fault-links';
import { nomineeRows, rowFaults, rowIndex, typedNominee, withNominee } from './nominee-list';
import { questionsOf } from './question';
import { taskItems } from './task-list';

const TODAY = getPlainDate('2026-11-23');
const HOUSEHOLD = {
  kind: 'household',
  headName: 'Lê Thị Đượm',
  address: 'Xã Cẩm Xuyên',
  achievementSummary: 'Hiến đất mở đường',
};
const ACHIEVEMENT = {
  eventDate: '2026-11-20',
  eventPlace: 'Sông Ngàn Sâu',
  reason: 'Cứu người trong lũ',
};

describe('the check of a draft', () => {
  it('sorts every fault under the task in which it is mended', () => {
    const draft = draftOf({ answers: { contactPhone: '12' }, nominees: [{ kind: 'household' }] });
    const check = checkDraft(draft, TODAY);
    const codes = check.sections.get('contact')!.map(({ field, code }) => `${field} ${code}`);
    expect(codes).toContain('answers.contactPhone answers.phone_invalid');
    expect(check.nominees.map(({ field }) => field)).toContain('nominees.0.headName');
    expect(check.files).toHaveLength(procedure.components.length);
    const sorted = [...check.sections.values()].flat().length;
    expect(check.all).toHaveLength(sorted + check.nominees.length + check.files.length);
  });

  it('knows the section of a field, and of none', () => {
    expect(sectionOf(procedure, 'answers.contactPhone')).toBe('contact');
    expect(sectionOf(procedure, 'answers.unknown')).toBeUndefined();
  });

  it.each([
    ['done', [], true],
    ['done', [], false],
    ['todo', ['answers.required'], false],
    ['doing', ['answers.required', 'answers.choice_required'], true],
    ['faulty', ['answers.required', 'answers.date_invalid'], true],
  ])('calls a task %s', (state, codes, begun) => {
    const errors = codes.map((code) => ({ field: 'answers.x', code }));
    expect(taskState(errors, begun)).toBe(state);
  });

  it('lists the tasks with their states, in order', () => {
    const draft = draftOf(
      { answers: { ...ACHIEVEMENT, contactPhone: '12' }, nominees: [HOUSEHOLD] },
      [waitingFile(procedure.components[0]!.id)],
    );
    const items = taskItems(draft, checkDraft(draft, TODAY));
    expect(items.map(({ href, status }) => [href, status.text])).toEqual([
      ['/ho-so/draft-1/khai/presentingUnit', 'Chưa làm'],
      ['/ho-so/draft-1/khai/contact', 'Có lỗi'],
      ['/ho-so/draft-1/khai/achievement', 'Xong'],
      ['/ho-so/draft-1/de-nghi', 'Xong'],
      ['/ho-so/draft-1/giay-to', 'Đang làm'],
    ]);
    expect(items.at(-1)!.hint).toBe('Còn thiếu 2 trong 3 thành phần bắt buộc');
  });
});

describe('links of faults', () => {
  const link = (field: string): { text: string; href?: string } => {
    const draft = draftOf({ answers: {}, nominees: [HOUSEHOLD] });
    return faultLinks(draft, [{ field, code: 'x' }], (code) => code).summary[0]!;
  };

  it.each([
    ['answers.contactPhone', 'x', '/ho-so/draft-1/khai/contact?loi=1#answers.contactPhone'],
    [
      'nominees.0.address',
      'Đối tượng 1 (Lê Thị Đượm): x',
      '/ho-so/draft-1/de-nghi/1?loi=1#nominee.address',
    ],
    ['nominees', 'x', '/ho-so/draft-1/de-nghi'],
    [
      'components.to-trinh',
      'Tờ trình đề nghị khen thưởng: x',
      '/ho-so/draft-1/giay-to#components.to-trinh',
    ],
    ['answers.unknown', 'x', undefined],
  ])('lead from %s to its page', (field, text, href) => {
    expect(link(field)).toEqual(href === undefined ? { text } : { text, href });
  });
});

describe('the table of nominees', () => {
  it('counts rows from 1 and knows a new one', () => {
    expect(rowIndex('', 2)).toBeUndefined();
    expect(rowIndex('2', 2)).toBe(1);
    for (const text of ['0', '3', '-1', '1.5', 'x', '99999']) {
      expect(() => rowIndex(text, 2)).toThrow('nominee.not_found');
    }
  });

  it('adds and replaces without touching the other rows', () => {
    const nominees = ['a', 'b'];
    expect(withNominee(nominees, undefined, 'c')).toEqual(['a', 'b', 'c']);
    expect(withNominee(nominees, 0, 'c')).toEqual(['c', 'b']);
    expect(nominees).toEqual(['a', 'b']);
  });

  it('takes the kind from the page, not from what was typed', () => {
    const typed = typedNominee('household', { nominee: { kind: 'individual', headName: 'Lê' } });
    expect(typed).toEqual({ kind: 'household', headName: 'Lê' });
    expect(typedNominee('household', { nominee: 'x' })).toEqual({ kind: 'household' });
  });

  it('marks the rows that are not right, under paths of their own form', () => {
    const draft = draftOf({ answers: {}, nominees: [HOUSEHOLD, { kind: 'household' }] });
    const { nominees } = checkDraft(draft, TODAY);
    const rows = nomineeRows(draft, nominees);
    expect(rows.map(({ name, faulty }) => [name, faulty])).toEqual([
      ['Lê Thị Đượm', false],
      ['(chưa có tên)', true],
    ]);
    expect(rows[1]!.editHref).toBe('/ho-so/draft-1/de-nghi/2?loi=1');
    expect(rowFaults(nominees, 1).map(({ field }) => field)).toContain('nominee.headName');
    expect(rowFaults(nominees, 0)).toEqual([]);
  });
});

it('gives every type of field its macro and keyboard', () => {
  const fields = [...procedure.sections, ...procedure.nomineeKinds].flatMap((part) => part.fields);
  const questions = questionsOf(fields, 'answers');
  const of = (id: string) => questions.find(({ name }) => name === `answers.${id}`)!;
  expect(of('contactPhone')).toMatchObject({ macro: 'text', type: 'tel', inputmode: 'tel' });
  expect(of('proposalDate')).toMatchObject({ macro: 'date', optional: false });
  expect(of('reason')).toMatchObject({ macro: 'textarea', maxLength: 4000 });
  expect(of('resultDelivery').items[0]).toEqual({
    value: 'online',
    text: 'Nhận bản điện tử trên hệ thống này',
  });
  expect(of('memberCount')).toMatchObject({ inputmode: 'decimal', optional: true });
});
