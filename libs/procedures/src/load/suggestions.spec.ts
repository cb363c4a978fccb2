import { z } from 'zod';
import { procedureDefinition } from '../core';
import { sampleSource } from '../testing/sample-version';
import { describeFault, type Fault } from './faults';
import { nearestName } from './nearest-name';
import { shapeFaults } from './shape-faults';

type Source = any; // eslint-disable-line typescript/no-explicit-any

/** Faults of the sample after a change. */
function faultsAfter(change: (source: Source) => void): Fault[] {
  const value: Source = structuredClone(sampleSource());
  change(value);
  const parsed = procedureDefinition.safeParse(value);
  const yaml = {
    value,
    faultAt: (path: readonly (string | number)[], reason: string): Fault => ({
      ...{ file: 'x.yaml', line: 1, column: 1, reason },
      field: path.join('.'),
    }),
  };
  return shapeFaults(yaml, parsed.error?.issues ?? [], procedureDefinition);
}

describe('a suggestion', () => {
  it.each<[string, (source: Source) => void, string, string | undefined]>([
    [
      'a name that is nearly known',
      (source) => (source.components[0].copyTipe = 'copy'),
      'components.0.copyTipe',
      'có phải là «copyType»?',
    ],
    [
      'a name in another case',
      (source) => (source.legal_basis = []),
      'legal_basis',
      'có phải là «legalBasis»?',
    ],
    [
      'a name inside an optional group',
      (source) => (source.limits.legal.citaton = 'x'),
      'limits.legal.citaton',
      'có phải là «citation»?',
    ],
    ['a name like no other', (source) => (source.colour = 'red'), 'colour', undefined],
    [
      'a word that is nearly allowed',
      (source) => (source.components[0].copyType = 'orginal'),
      'components.0.copyType',
      'có phải là «original»?',
    ],
    [
      'a unit of time',
      (source) => (source.limits.legal.unit = 'working-days'),
      'limits.legal.unit',
      'có phải là «working_day»?',
    ],
    ['a word like no other', (source) => (source.level = 'thôn'), 'level', undefined],
    [
      'an entry that is missing',
      (source) => delete source.steps[0].role,
      'steps.0.role',
      'hãy thêm "role: …" (vai trò)',
    ],
    ['a number in the place of a word', (source) => (source.level = 4), 'level', undefined],
  ])('for %s', (_, change, field, suggestion) => {
    const faults = faultsAfter(change);
    expect(faults.map((fault) => [fault.field, fault.suggestion])).toContainEqual([
      field,
      suggestion,
    ]);
  });

  it('stands at the end of the line', () => {
    const fault = { file: 'x.yaml', line: 3, column: 5, field: 'a.b', reason: 'sai' };
    expect(describeFault(fault)).toBe('x.yaml:3:5 a.b: sai');
    expect(describeFault({ ...fault, suggestion: 'có phải là «c»?' })).toBe(
      'x.yaml:3:5 a.b: sai — có phải là «c»?',
    );
  });

  it('is no wild guess and no long search', () => {
    expect(nearestName('id', ['vi', 'en', 'ids'])).toBe('ids');
    expect(nearestName('lable', ['level', 'label'])).toBe('label');
    expect(nearestName('x'.repeat(61), ['x'.repeat(60)])).toBeUndefined();
    expect(nearestName('', ['vi'])).toBeUndefined();
    expect(nearestName('abc', [])).toBeUndefined();
  });
});

it('a schema of another kind has no names to offer', () => {
  const yaml = { value: 'x', faultAt: () => ({}) as Fault };
  const { error } = z.number().safeParse('x');
  expect(shapeFaults(yaml, error!.issues, z.number())).toEqual([{}]);
});
