import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { validateAnswers } from '../core';
import { loadOrganisation } from './load-organisation';
import { loadProcedures } from './load-procedures';

const KEY = 'bang-khen-chuyen-doi-so';
const text = readFileSync(join(ROOT_DIR, 'docs/how-to/new-procedure.md'), 'utf8');
const files = [...text.matchAll(/^Tệp `(config\/[^`]+)`:\n\n```yaml\n([\s\S]*?)^```/gm)].map(
  (match) => [match[1]!, match[2]!] as const,
);

describe('the files of the how-to', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'how-to-'));
    cpSync(join(ROOT_DIR, 'config'), join(root, 'config'), { recursive: true });
  });
  afterAll(() => rmSync(root, { recursive: true }));

  function write([path, content]: readonly [string, string]): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const load = () => loadProcedures(root, loadOrganisation(root));

  it('are a procedure, its next version and its end', () => {
    expect(files.map(([path]) => path.split('/').at(-1))).toEqual([
      '2027-01-01.yaml',
      '2028-01-01.yaml',
      'repeal.yaml',
    ]);
  });

  it('one file is a procedure that can be filed', () => {
    write(files[0]!);
    const catalogue = load();
    const version = catalogue.findInForce(KEY, getPlainDate('2027-06-01'))!;
    expect(catalogue.findInForce(KEY, getPlainDate('2026-12-31'))).toBeUndefined();
    expect(version.validTo).toBeNull();
    const answers = {
      unitName: 'UBND xã Cẩm Xuyên',
      unitAddress: 'Xã Cẩm Xuyên',
      proposalNumber: '45/TTr-UBND',
      proposalDate: '2027-05-31',
      field: 'other',
      otherField: 'Nông nghiệp',
    };
    const [kind] = version.nomineeKinds;
    const nominee = Object.fromEntries(
      kind!.fields.filter(({ required }) => required).map(({ id }) => [id, 'Tổ công nghệ số']),
    );
    const nominees = [{ ...nominee, kind: 'collective' }];
    const on = getPlainDate('2027-06-01');
    expect(validateAnswers(version, { answers, nominees }, on)).toMatchObject({ ok: true });
    const { otherField: _left, ...less } = answers;
    expect(validateAnswers(version, { answers: less, nominees }, on)).toMatchObject({
      ok: false,
      errors: [{ field: 'answers.otherField', code: 'answers.required' }],
    });
  });

  it('the next is a version, and the last the end', () => {
    files.forEach(write);
    const catalogue = load();
    const [first, second] = catalogue.versionsOf(KEY);
    expect([first!.validTo, second!.validTo]).toEqual(['2027-12-31', '2029-12-31']);
    expect(second!.nomineeCount.max).toBe(20);
    expect(second!.title).toEqual(first!.title);
    expect(catalogue.repealOf(KEY)?.repealedFrom).toBe('2030-01-01');
  });
});
