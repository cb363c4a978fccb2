import { join } from 'node:path';
import { CodedError, InvalidFieldsError } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { MessageCatalogue } from '../messages/message-catalogue';
import { formFaults } from './form-faults';

const catalogue = new MessageCatalogue(join(ROOT_DIR, 'templates/messages'), { strict: true });

describe('formFaults', () => {
  it('links each sentence to its field and keeps the first per field', () => {
    const error = new InvalidFieldsError([
      { field: 'on', code: 'date.invalid', params: { value: '31/02/2026' } },
      { field: 'on', code: 'web.malformed' },
    ]);
    const { summary, byField } = formFaults(catalogue, error);
    expect(summary.map(({ href }) => href)).toEqual(['#on', '#on']);
    expect(byField['on']).toContain('31/02/2026');
  });

  it('shows a refusal without fields on top', () => {
    const error = new CodedError('conflict', 'web.stale');
    const { summary, byField, status } = formFaults(catalogue, error);
    expect(status).toBe(409);
    expect(summary).toEqual([{ text: catalogue.sentence('web.stale') }]);
    expect(byField).toEqual({});
  });

  it.each([
    new CodedError('forbidden', 'web.forbidden'),
    new CodedError('unavailable', 'web.unavailable'),
    new TypeError('x'),
  ])('throws on what the person cannot mend: %s', (error) => {
    expect(() => formFaults(catalogue, error)).toThrow(error);
  });
});
