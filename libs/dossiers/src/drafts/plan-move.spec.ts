import { type DraftAnswers, type ProcedureVersion, readAnswers } from '@portal/procedures/core';
import * as fc from 'fast-check';
import { sampleSource, sampleVersion } from '../../../procedures/src/testing/sample-version';
import { planMove } from './plan-move';

type Fields = Record<string, unknown>[];
interface Source {
  sections: { id: string; title: object; fields: Fields; verified: boolean; sources: string[] }[];
  nomineeKinds: { id: string; fields: Fields; [key: string]: unknown }[];
  components: Record<string, unknown>[];
  limits: Record<string, object>;
}

const source = (): Source => sampleSource() as unknown as Source;
const fieldsOf = (): Fields => source().sections[0]!.fields;
const withFields = (fields: Fields): ProcedureVersion => {
  const [section] = source().sections;
  return sampleVersion({ version: '2026-10-01', sections: [{ ...section!, fields }] });
};
const without = (id: string): Fields => fieldsOf().filter((field) => field['id'] !== id);
const changed = (id: string, change: object): Fields =>
  fieldsOf().map((field) => (field['id'] === id ? { ...field, ...change } : field));

const FROM = sampleVersion();
const formOf = (answers: object, nominees: object[] = []): DraftAnswers =>
  readAnswers(FROM, { answers, nominees });
const file = (id: string, componentId: string) => ({ id, componentId, name: `${id}.pdf` });
const PERSON = { kind: 'individual', fullName: 'Trần Văn Bình', born: '1980-02-03' };
const TEAM = { kind: 'collective', name: 'Tổ dân phố 3' };

describe('moving a draft', () => {
  it('changes nothing between two versions with the same form', () => {
    const form = formOf({ title: 'A', story: 'B', happened: { day: '31', month: '2', year: '' } }, [
      PERSON,
      TEAM,
    ]);
    const plan = planMove(FROM, sampleVersion({ version: '2026-10-01' }), form, [
      file('f', 'to-trinh'),
    ]);
    expect(plan).toMatchObject({
      ...{ form, lost: [], nomineesLost: [], toCheck: [], fieldsGone: [], fieldsRequired: [] },
      ...{ kindsGone: [], kindsAdded: [], componentsGone: [], componentsAdded: [] },
      ...{ componentsRequired: [], filesKept: [{ id: 'f' }] },
    });
  });

  it('lists a field that goes, with what was typed in it', () => {
    const plan = planMove(FROM, withFields(without('story')), formOf({ story: 'Dòng\nhai' }), []);
    expect(plan.fieldsGone).toEqual([{ where: 'Chính', label: 'Nhãn story' }]);
    expect(plan.lost).toEqual([{ where: 'Chính', label: 'Nhãn story', text: 'Dòng\nhai' }]);
    expect(plan.form.answers).toEqual({});
  });

  it('takes a field of another type for another field, a choice for a choice', () => {
    const other = planMove(
      FROM,
      withFields(changed('since', { type: 'date' })),
      formOf({ since: '1990' }),
      [],
    );
    expect(other.lost).toEqual([{ where: 'Chính', label: 'Nhãn since', text: '1990' }]);
    const choice = withFields(changed('place', { type: 'radios' }));
    const kept = planMove(FROM, choice, formOf({ place: 'post' }), []);
    expect(kept).toMatchObject({ lost: [], form: { answers: { place: 'post' } } });
  });

  it('names what must be answered now: a new field, and one that was free before', () => {
    const fields = [...changed('story', { required: true }), { ...fieldsOf()[0]!, id: 'region' }];
    const plan = planMove(FROM, withFields(fields), formOf({}), []);
    expect(plan.fieldsRequired.map(({ label }) => label)).toEqual(['Nhãn story', 'Nhãn title']);
  });

  it('keeps what the new form does not take as it is, and says so', () => {
    const options = [{ value: 'counter', label: { vi: 'Tại quầy', en: 'Counter' } }];
    const fields = changed('place', { options }).map((field) =>
      field['id'] === 'story' ? { ...field, maxLength: 3 } : field,
    );
    const plan = planMove(FROM, withFields(fields), formOf({ place: 'post', story: 'Dài!' }), []);
    expect(plan.form.answers).toEqual({ place: 'post', story: 'Dài!' });
    expect(plan.toCheck.map(({ text }) => text)).toEqual(['Dài!', 'Bưu chính']);
    expect(plan.lost).toEqual([]);
  });

  it('lists nominees whose kind goes, with all about them, and fields of kinds that stay', () => {
    const [individual] = source().nomineeKinds;
    const fields = individual!.fields.filter((field) => field['id'] !== 'born');
    const to = sampleVersion({ nomineeKinds: [{ ...individual!, fields }] });
    const plan = planMove(FROM, to, formOf({}, [TEAM, PERSON]), []);
    expect(plan.kindsGone).toEqual(['Tập thể']);
    expect(plan.nomineesLost).toEqual([
      {
        name: 'Tổ dân phố 3',
        kindTitle: 'Tập thể',
        answers: [{ where: 'Tập thể “Tổ dân phố 3”', label: 'Nhãn name', text: 'Tổ dân phố 3' }],
      },
    ]);
    expect(plan.lost).toEqual([
      { where: 'Cá nhân “Trần Văn Bình”', label: 'Nhãn born', text: '03/02/1980' },
    ]);
    expect(plan.form.nominees).toEqual([{ kind: 'individual', fullName: 'Trần Văn Bình' }]);
    expect(planMove(to, FROM, plan.form, []).kindsAdded).toEqual(['Tập thể']);
  });

  it('keeps all files, and tells which components go, come and became required', () => {
    const [paper] = source().components;
    const from = sampleVersion({
      components: [paper!, { ...paper!, id: 'cu' }, { ...paper!, id: 'tuy', required: false }],
    });
    const to = sampleVersion({
      components: [paper!, { ...paper!, id: 'tuy' }, { ...paper!, id: 'moi', required: false }],
    });
    const plan = planMove(from, to, formOf({}), [file('a', 'to-trinh'), file('b', 'cu')]);
    expect(plan.filesKept.map(({ id }) => id)).toEqual(['a']);
    expect(plan.componentsGone).toEqual([{ title: 'Tờ trình', files: [file('b', 'cu')] }]);
    expect(plan.componentsAdded).toEqual([{ title: 'Tờ trình', required: false }]);
    expect(plan.componentsRequired).toEqual(['Tờ trình']);
  });

  it('tells the limit before and after, expected ones as such', () => {
    const limits = { ...source().limits };
    const legal = { ...limits['legal']!, amount: 15, verified: false, note: 'chưa rõ' };
    const plan = planMove(FROM, sampleVersion({ limits: { ...limits, legal } }), formOf({}), []);
    expect(plan.limit).toEqual({
      before: '20 ngày làm việc kể từ khi nhận đủ hồ sơ',
      after: '15 ngày làm việc kể từ khi nhận đủ hồ sơ (dự kiến)',
    });
    const none = { ...limits, legal: null, withoutLegal: { verified: true, sources: ['law'] } };
    const free = planMove(FROM, sampleVersion({ limits: none }), formOf({}), []);
    expect(free.limit.after).toBe('Không quy định thời hạn');
  });
});

describe('moving any draft', () => {
  const ids = fieldsOf().map((field) => String(field['id']));
  const types = ['text', 'textarea', 'date', 'year', 'email', 'number'] as const;
  const anyValue = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom('post', '3/2/1980', '1990'),
  );
  const anyNominee = fc.oneof(
    fc.record({ kind: fc.constant('individual'), fullName: anyValue, born: anyValue }),
    fc.record({ kind: fc.constant('collective'), name: anyValue }),
  );
  const anyForm = fc
    .record({
      answers: fc.dictionary(fc.constantFrom(...ids), anyValue),
      nominees: fc.array(anyNominee, { maxLength: 4 }),
    })
    .map((raw) => readAnswers(FROM, raw));
  /** Fields go, change their type, and kinds go. */
  const anyVersion = fc
    .record({
      gone: fc.subarray(ids.filter((id) => !['delivery', 'address'].includes(id))),
      retyped: fc.dictionary(
        fc.constantFrom('title', 'story', 'happened'),
        fc.constantFrom(...types),
      ),
      kinds: fc.subarray(['individual', 'collective'], { minLength: 1 }),
    })
    .map(({ gone, retyped, kinds }) => {
      const fields = fieldsOf()
        .filter((field) => !gone.includes(String(field['id'])))
        .map((field) => ({ ...field, type: retyped[String(field['id'])] ?? field['type'] }));
      const [section] = source().sections;
      return sampleVersion({
        version: '2026-10-01',
        sections: [{ ...section!, fields }],
        nomineeKinds: source().nomineeKinds.filter(({ id }) => kinds.includes(id)),
      });
    });
  const typeIn = (version: ProcedureVersion, id: string) =>
    version.sections[0]!.fields.find((field) => field.id === id)?.type;

  it('loses nothing that matches, and lists everything that it loses', () => {
    fc.assert(
      fc.property(anyForm, anyVersion, (form, to) => {
        const plan = planMove(FROM, to, form, []);
        const typed = Object.keys(form.answers);
        const staying = typed.filter((id) => typeIn(FROM, id) === typeIn(to, id));
        for (const id of staying) expect(plan.form.answers[id]).toEqual(form.answers[id]);
        const listed = plan.lost.filter(({ where }) => where === 'Chính');
        expect(listed).toHaveLength(typed.length - staying.length);
        expect(plan.form.nominees.length + plan.nomineesLost.length).toBe(form.nominees.length);
      }),
    );
  });

  it('loses nothing there and back between versions with the same form', () => {
    const same = sampleVersion({ version: '2026-10-01' });
    fc.assert(
      fc.property(anyForm, (form) => {
        const there = planMove(FROM, same, form, []);
        expect(planMove(same, FROM, there.form, []).form).toEqual(form);
      }),
    );
  });
});
