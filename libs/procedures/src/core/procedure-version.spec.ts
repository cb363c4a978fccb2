import { getPlainDate } from '@portal/kernel';
import * as fc from 'fast-check';
import { z } from 'zod';
import { sampleDefinition, sampleVersion } from '../testing/sample-version';
import { procedureDefinition } from './definition';
import { findUnverified, isInForce, sharesOf, toVersion } from './procedure-version';

it('shares add up to exactly 1, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 10_000, noNaN: true }), { minLength: 1, maxLength: 40 }),
      (weights) => {
        const shares = sharesOf(weights);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(1);
        expect(shares.every((share) => share > 0)).toBe(true);
      },
    ),
  );
});

it('lists what no source confirms, with the reason', () => {
  expect(findUnverified(sampleDefinition())).toEqual([
    { field: 'nationalCode', note: 'chưa tìm thấy' },
    { field: 'eligibility.merit', note: 'chưa xác minh' },
    { field: 'steps.decide', note: 'đề xuất' },
  ]);
  expect(findUnverified([{ verified: false }, { id: 3, verified: false }])).toEqual([
    { field: '0', note: '' },
    { field: '1', note: '' },
  ]);
  expect(sampleVersion().unverified).toEqual(['nationalCode', 'eligibility.merit', 'steps.decide']);
});

it('has a hash of its content that any change moves', () => {
  const { hash } = sampleVersion();
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(sampleVersion().hash).toBe(hash);
  expect(toVersion(sampleDefinition({ regime: 'D' }), sampleVersion().source).hash).toBe(hash);
  expect(sampleVersion({ regime: 'D' }).hash).not.toBe(hash);
});

it('is frozen to the last field', () => {
  const version = sampleVersion();
  expect(Object.isFrozen(version.sections[0]!.fields[0]!.label)).toBe(true);
});

it('is in force from its first to its last day, both included', () => {
  const version = sampleVersion({ validTo: '2026-09-30' });
  const on = (text: string): boolean => isInForce(version, getPlainDate(text));
  expect(['2025-06-30', '2025-07-01', '2026-09-30', '2026-10-01'].map(on)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isInForce(sampleVersion(), getPlainDate('2099-01-01'))).toBe(true);
});

it('has a shape that JSON Schema can say, for editors', () => {
  const schema = z.toJSONSchema(procedureDefinition, { io: 'input' });
  expect(schema.additionalProperties).toBe(false);
  expect(schema.required).toContain('steps');
});

it('aims at four fifths of the limit unless told otherwise', () => {
  const { targetShare: _told, ...limits } = sampleDefinition().limits;
  expect(sampleVersion({ limits }).limits.targetShare).toBe(0.8);
  expect(sampleVersion({ limits: { ...limits, targetShare: 0.5 } }).limits.targetShare).toBe(0.5);
});
