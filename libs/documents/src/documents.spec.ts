import { closeDocuments, type DocumentData, type DocumentName, renderDocument } from './index';
import { samplePapers } from './testing/sample-papers';

const NAMES: DocumentName[] = [
  'acknowledgement',
  'receipt',
  'supplement-slip',
  'refusal-slip',
  'empty-form',
];

const render = <N extends DocumentName>(name: N, changes: Partial<DocumentData[N]> = {}) =>
  renderDocument(name, { ...samplePapers[name], ...changes });

const pagesOf = (pdf: Buffer): number =>
  Number(/\/Type\s*\/Pages[^>]*\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]);

afterAll(closeDocuments);

describe.each(NAMES)('%s', (name) => {
  it('is a tagged PDF with embedded fonts, a title and a language, on its page', async () => {
    const pdf = await render(name);
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF-1.')).toBe(true);
    expect(text).toContain('/MarkInfo');
    expect(text).toContain('pdfuaid:part');
    expect(text).toContain('/Lang (vi)');
    const fonts = [...text.matchAll(/\/FontName \/[A-Z]{6}\+([A-Za-z0-9]+)/g)].map((m) => m[1]);
    expect(new Set(fonts)).toEqual(new Set(['Tinos', 'SourceSans3']));
    // The receipt has the sum behind its date on the back; a form to write in needs its room.
    expect(pagesOf(pdf)).toBe(name === 'receipt' || name === 'empty-form' ? 2 : 1);
  });

  it('gives equal bytes for equal data and other bytes for another day', async () => {
    const first = await render(name);
    expect((await render(name)).equals(first)).toBe(true);
    const later = await render(name, { issuedAt: new Date('2026-11-24T02:35:00Z') });
    expect(later.equals(first)).toBe(false);
  });
});

it('has nothing on the back of a receipt without a sum', async () => {
  const due = { ...samplePapers.receipt.due!, explanation: [] };
  expect(pagesOf(await render('receipt', { due }))).toBe(1);
  expect(pagesOf(await render('receipt', { due: null }))).toBe(1);
});

it('goes over pages when there is much to list', async () => {
  const components = Array.from({ length: 60 }, (_, i) => ({
    title: `Giấy tờ ${i}`,
    originals: 1,
  }));
  expect(pagesOf(await render('receipt', { components, due: null }))).toBeGreaterThan(1);
});
