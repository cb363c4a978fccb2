import { CodedError, InvalidFieldsError } from '@portal/kernel';
import { withAllFaults } from './faults';
import { acceptForm, decideForm } from './forms';
import { hiddenFields, turnInWords } from './preview-page';

const refuse =
  (...fields: string[]) =>
  () =>
    Promise.reject(new InvalidFieldsError(fields.map((field) => ({ field, code: 'x.y' }))));

const fieldsOf = (error: unknown): string[] =>
  error instanceof InvalidFieldsError ? error.fields.map(({ field }) => field) : [];

describe('faults of a form', () => {
  it('come all at once, in the order of the page, under the names of the page', async () => {
    const own = [{ field: 'signedOn', code: 'back_office.signed_on_missing' }];
    const work = refuse('file', 'outcomes.1.reason', 'outcomes.0', 'number');
    const error: unknown = await withAllFaults(decideForm, own, work).catch((e: unknown) => e);
    expect(fieldsOf(error)).toEqual([
      'number',
      'signedOn',
      'outcomes.n2.reason',
      'outcomes.n1.outcome',
      'file',
    ]);
  });

  it('of the form alone refuse too', async () => {
    const own = [{ field: 'signedOn', code: 'back_office.signed_on_missing' }];
    const error: unknown = await withAllFaults(decideForm, own, () =>
      Promise.resolve('fine'),
    ).catch((e: unknown) => e);
    expect(fieldsOf(error)).toEqual(['signedOn']);
  });

  it('let through what works, and what is no fault of the form', async () => {
    await expect(withAllFaults(acceptForm, [], () => Promise.resolve('fine'))).resolves.toBe(
      'fine',
    );
    const stale = new CodedError('conflict', 'dossier.stale');
    await expect(withAllFaults(acceptForm, [], () => Promise.reject(stale))).rejects.toBe(stale);
  });
});

describe('the preview', () => {
  it('carries on everything typed, and nothing of the page itself', () => {
    const body = {
      version: '3',
      buoc: 'xem-truoc',
      file: 'a.pdf',
      reason: 'a\nb',
      many: ['1', '2'],
    };
    expect(hiddenFields(body)).toEqual([
      { name: 'reason', value: 'a\nb' },
      { name: 'many', value: '1' },
      { name: 'many', value: '2' },
    ]);
    expect(hiddenFields(undefined)).toEqual([]);
  });

  it('speaks of the applicant as staff do', () => {
    expect(turnInWords('applicant', 'Bạn')).toBe('Đơn vị trình khen');
    expect(turnInWords('office', 'Sở Nội vụ')).toBe('Sở Nội vụ');
  });
});
