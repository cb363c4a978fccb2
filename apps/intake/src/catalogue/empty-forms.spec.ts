import { closeDocuments } from '@portal/documents';
import type { Config } from '@portal/platform';
import { organisation, procedure } from '../testing/sample-draft';
import { EmptyForms } from './empty-forms';

const forms = new EmptyForms(organisation, {
  INTAKE_URL: 'https://vinhdanh.example.vn',
  DEMONSTRATION: false,
} as Config);

afterAll(closeDocuments);

it('makes a form once for all who ask, and anew when it says something else', async () => {
  const first = forms.pdf(procedure);
  expect(forms.pdf(procedure)).toBe(first);
  // A version that ends says so on its form.
  const other = forms.pdf({ ...procedure, validTo: procedure.validFrom });
  expect(other).not.toBe(first);
  expect((await first).equals(await other)).toBe(false);
  expect(forms.pdf(procedure)).toBe(first);
});

it('forgets a failure, so that the next one tries anew', async () => {
  const unprintable = { ...procedure, key: 'x'.repeat(5_000) };
  const failed = forms.pdf(unprintable);
  await expect(failed).rejects.toThrow('too long');
  expect(forms.pdf(unprintable)).not.toBe(failed);
  await expect(forms.pdf(unprintable)).rejects.toThrow('too long');
});
