import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { MessageCatalogue } from './message-catalogue';

describe('MessageCatalogue', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'messages-'));
    writeFileSync(join(folder, 'a.yaml'), 'a.one: "Có {{count}} lỗi, {{ count }}!"\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('fills parameters in', () => {
    const catalogue = new MessageCatalogue(folder, { strict: true });
    expect(catalogue.sentence('a.one', { count: 2 })).toBe('Có 2 lỗi, 2!');
    expect(catalogue.has('a.one')).toBe(true);
    expect(catalogue.codes()).toEqual(['a.one']);
  });

  it('fails in tests when a code or a parameter is missing', () => {
    const catalogue = new MessageCatalogue(folder, { strict: true });
    expect(() => catalogue.sentence('a.none')).toThrow('a.none: no sentence');
    expect(() => catalogue.sentence('a.one')).toThrow('a.one: no parameter count');
    expect(() => catalogue.sentence('a.one', Object.create({ count: 1 }))).toThrow('count');
  });

  it('shows a generic sentence in production and reports the code', () => {
    const missing: string[] = [];
    const onMissing = (code: string, reason: string): number => missing.push(`${code}: ${reason}`);
    const catalogue = new MessageCatalogue(folder, { onMissing });
    expect(catalogue.sentence('a.none')).toMatch(/^Yêu cầu không được chấp nhận/);
    expect(catalogue.sentence('a.one')).toBe('Có … lỗi, …!');
    expect(missing).toEqual([
      'a.none: no sentence',
      'a.one: no parameter count',
      'a.one: no parameter count',
    ]);
  });

  it('refuses a code that stands twice, and values that are no sentences', () => {
    writeFileSync(join(folder, 'b.yaml'), 'a.one: "x"\n');
    expect(() => new MessageCatalogue(folder)).toThrow('b.yaml: "a.one" stands in another file');
    writeFileSync(join(folder, 'b.yaml'), 'b:\n  c: "x"\n');
    expect(() => new MessageCatalogue(folder)).toThrow('b.yaml: "b" is not a sentence');
  });

  it('reads the catalogue of the installation, in NFC', () => {
    const catalogue = new MessageCatalogue(join(ROOT_DIR, 'templates/messages'));
    expect(catalogue.has('web.unexpected')).toBe(true);
    for (const code of catalogue.codes()) expect(code).toMatch(/^[a-z0-9_.-]+$/);
  });
});
