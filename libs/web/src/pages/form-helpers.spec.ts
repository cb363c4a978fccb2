import { formHelpers } from './form-helpers';

const { fieldValue, fieldError, describedBy, isChosen, choiceId, dateParts } = formHelpers;

describe('Helpers of the form macros', () => {
  const form = { a: { list: [{ name: 'x' }] }, kinds: ['p', 'q'], on: { day: '1', month: '' } };

  it('find value and error by the name of the field', () => {
    const field = { name: 'a.list.0.name', form, errors: { 'a.list.0.name': 'Sai' } };
    expect(fieldValue(field)).toBe('x');
    expect(fieldError(field)).toBe('Sai');
    expect(fieldValue({ name: 'a.list.7.name', form })).toBe('');
    expect(fieldValue({ name: 'toString', form })).toBe('');
    expect(fieldValue({ name: 'b', value: 7 })).toBe('7');
    expect(fieldError({ name: 'b' })).toBe('');
  });

  it('name the texts that describe a field', () => {
    expect(describedBy({ name: 'b' })).toBe('');
    expect(describedBy({ name: 'b', hint: 'h', errors: { b: 'Sai' } })).toBe('b-hint b-error');
  });

  it('know what is chosen', () => {
    expect(isChosen({ name: 'kinds', form }, 'q')).toBe(true);
    expect(isChosen({ name: 'kinds', form }, 'r')).toBe(false);
    expect(isChosen({ name: 'none', form }, 'undefined')).toBe(false);
    expect([choiceId({ name: 'k' }, 0), choiceId({ name: 'k' }, 1)]).toEqual(['k', 'k-2']);
  });

  it('split a date into three fields, as stored or as typed', () => {
    const values = (field: object): unknown =>
      dateParts(field as never).map((part) => (part as { value: string }).value);
    expect(values({ name: 'on', form })).toEqual(['1', '', '']);
    expect(values({ name: 'x', value: '2026-12-04' })).toEqual(['04', '12', '2026']);
    expect(dateParts({ name: 'x' })[0]).toMatchObject({ id: 'x', name: 'x.day' });
  });
});
