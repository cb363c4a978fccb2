import { getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { loadOrganisation } from '../load/load-organisation';
import { loadProcedures } from '../load/load-procedures';
import { sampleVersion } from '../testing/sample-version';
import { groupClaims } from './claim-groups';
import { CLAIM_KINDS } from './claim-kinds';
import { type Claim, claimsOf, organisationClaims } from './claims';
import { type Confirmation, withConfirmations } from './confirmations';

const organisation = loadOrganisation(ROOT_DIR);
const shipped = loadProcedures(ROOT_DIR, organisation).allVersions();
const unitName = (id: string): string => organisation.findUnit(id)?.name.vi ?? id;

const confirmed = (claim: Claim, changes: Partial<Confirmation> = {}): Confirmation => ({
  procedureKey: claim.procedureKey,
  version: claim.version,
  field: claim.field,
  fingerprint: claim.fingerprint,
  decisionNumber: '12/QĐ-UBND',
  decisionDate: getPlainDate('2026-11-20'),
  issuedBy: 'Chủ tịch UBND tỉnh',
  ...changes,
});

describe('the claims of every shipped version', () => {
  const all = shipped.flatMap((version) => claimsOf(version, unitName));

  it.each(shipped.map((version) => [`${version.key} ${version.version}`, version] as const))(
    'are what is unverified in it: %s',
    (_name, version) => {
      const fields = claimsOf(version).map(({ field }) => field);
      expect(fields.toSorted()).toEqual([...version.unverified].sort());
    },
  );

  it('are told in words, in a place with a name, with the reason', () => {
    for (const claim of [...all, ...organisationClaims(organisation.definition)]) {
      const words = `${claim.title} | ${claim.words}`;
      expect(words).not.toMatch(/undefined|null|NaN|\[object|_/);
      expect(claim.words.length).toBeGreaterThan(3);
      expect(claim.note).not.toBe('');
      expect(CLAIM_KINDS).toHaveProperty([claim.kind]);
    }
  });

  it('say times, places and steps', () => {
    const find = (kind: string) => all.find((claim) => claim.kind === kind)!;
    expect(find('limits.legal')).toMatchObject({
      title: 'Thời hạn giải quyết',
      words: expect.stringMatching(/^\d+ ngày làm việc; căn cứ: /),
    });
    expect(find('components').title).toMatch(/^Thành phần hồ sơ «.+»$/);
    expect(find('steps')).toMatchObject({
      title: expect.stringMatching(/^Bước «.+»$/),
      words: expect.stringContaining('giờ làm việc trong kế hoạch'),
    });
    expect(find('filingWindow').words).toMatch(/^Nhận hồ sơ từ \d\d\/\d\d đến \d\d\/\d\d; /);
  });

  it('of the organisation are told, too', () => {
    const claims = organisationClaims(organisation.definition);
    expect(claims.map(({ field, confirmable }) => [field, confirmable])).toEqual([
      ['oneStopShop.hotline', false],
      ['oneStopShop.email', false],
      ['oneStopShop.website', false],
      ['communes', true],
      ['codeFormat', true],
      ['workQueue', true],
      ['officeHours', true],
    ]);
    expect(claims.at(-1)!.words).toBe(
      'thứ Hai, thứ Ba, thứ Tư, thứ Năm, thứ Sáu; 07:30-11:30 và 13:30-17:30',
    );
  });

  it('are far fewer questions than places, the most far-reaching first', () => {
    const groups = groupClaims(all, ({ version }) => version.startsWith('2025'));
    expect(groups.length).toBeLessThan(all.length / 5);
    expect(groups.reduce((sum, { places }) => sum + places.length, 0)).toBe(all.length);
    const reach = groups.map(({ inForce }) => inForce);
    expect(reach).toEqual(reach.toSorted((a, b) => b - a));
    for (const { claim, places } of groups) {
      expect(new Set(places.map(({ words }) => words))).toEqual(new Set([claim.words]));
    }
  });
});

describe('a version with confirmations', () => {
  const version = sampleVersion();
  const claims = claimsOf(version);
  const step = claims.find(({ field }) => field === 'steps.decide')!;

  it('counts what was confirmed as verified, with the decision as note', () => {
    const changed = withConfirmations(version, [confirmed(step)]);
    expect(changed.steps.find(({ id }) => id === 'decide')).toMatchObject({
      verified: true,
      note: 'Đã được xác nhận bằng 12/QĐ-UBND ngày 20/11/2026 của Chủ tịch UBND tỉnh.',
    });
    expect(changed.unverified).toEqual(version.unverified.filter((field) => field !== step.field));
    expect(Object.isFrozen(changed.steps[0])).toBe(true);
  });

  it('is the published one in all else', () => {
    const changed = withConfirmations(version, [confirmed(step)]);
    expect(changed.hash).toBe(version.hash);
    expect(changed.source).toBe(version.source);
    expect(version.steps.find(({ id }) => id === 'decide')!.verified).toBe(false);
    const { steps: _a, unverified: _b, ...rest } = version;
    expect(changed).toMatchObject(rest);
    expect(claimsOf(changed)).toEqual(claims);
  });

  it.each([
    ['of another wording', { fingerprint: 'f'.repeat(64) }],
    ['of another version', { version: '1999-01-01' }],
    ['of another procedure', { procedureKey: 'khac' }],
    ['of another place', { field: 'steps.check' }],
  ])('does not heed a confirmation %s', (_what, changes) => {
    expect(withConfirmations(version, [confirmed(step, changes)])).toBe(version);
  });

  it('notices any change of the statement', () => {
    const source = structuredClone(version.source) as { steps: { weight: number }[] };
    source.steps[1]!.weight = 9;
    const other = claimsOf(sampleVersion(source)).find(({ field }) => field === step.field)!;
    expect(other.fingerprint).not.toBe(step.fingerprint);
  });
});
