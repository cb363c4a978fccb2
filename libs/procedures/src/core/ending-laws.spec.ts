import { getPlainDate } from '@portal/kernel';
import { sampleVersion } from '../testing/sample-version';
import { findEndingLaws } from './ending-laws';

const law = (vi: string, endsOn?: string): object => ({
  ...{ vi, en: vi, verified: true, sources: ['law'] },
  ...(endsOn ? { endsOn } : {}),
});
const standing = (changes: object) =>
  sampleVersion({ legalBasis: [law('Nghị định 152', '2027-03-01'), law('Luật')], ...changes });
const on = (day: string, ...versions: ReturnType<typeof sampleVersion>[]) =>
  findEndingLaws(versions, getPlainDate(day));

describe('a text of law that ends', () => {
  const ending = [{ law: 'Nghị định 152', endsOn: '2027-03-01', procedures: ['thu-tuc-mau'] }];

  it('is warned of from six months before, and after its end', () => {
    expect(on('2026-08-31', standing({}))).toEqual([]);
    expect(on('2026-09-01', standing({}))).toEqual(ending);
    expect(on('2027-05-01', standing({}))).toEqual(ending);
  });

  it.each([
    ['2027-08-31', '2027-02-28'],
    ['2028-08-30', '2028-02-29'],
    ['2026-12-31', '2026-06-30'],
    ['2027-06-15', '2026-12-15'],
    ['2027-01-31', '2026-07-31'],
  ])('on %s is warned of from %s', (endsOn, first) => {
    const version = standing({ legalBasis: [law('Luật', endsOn)] });
    expect(on(first, version)).toHaveLength(1);
    const before = getPlainDate(first.replace(/\d\d$/, (d) => String(Number(d) - 1)));
    expect(findEndingLaws([version], before)).toEqual([]);
  });

  it('is no matter for a version that ends with it, nor for one of the past', () => {
    expect(on('2026-12-01', standing({ validTo: '2027-03-01' }))).toEqual([]);
    expect(on('2027-06-01', standing({ validTo: '2027-05-31' }))).toEqual([]);
    expect(on('2026-12-01', standing({ validTo: '2027-03-02' }))).toEqual(ending);
  });

  it('counts each procedure once, and is told in the order of the ends', () => {
    const versions = [
      standing({ validTo: '2027-12-31' }),
      standing({ version: '2028-01-01', validFrom: '2028-01-01' }),
      standing({ key: 'a', legalBasis: [law('Nghị định 152', '2027-03-01')] }),
      standing({ key: 'b', legalBasis: [law('Thông tư', '2027-01-01')] }),
    ];
    expect(on('2026-12-01', ...versions.toReversed())).toEqual(on('2026-12-01', ...versions));
    expect(on('2026-12-01', ...versions)).toEqual([
      { law: 'Thông tư', endsOn: '2027-01-01', procedures: ['b'] },
      { law: 'Nghị định 152', endsOn: '2027-03-01', procedures: ['a', 'thu-tuc-mau'] },
    ]);
  });
});
