import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { parse } from 'yaml';
import { draftCalendar } from '../core';
import { configuredYears } from '../testing/official-calendar';
import { writeCalendar } from './write-calendar';

describe('writeCalendar', () => {
  it.each(configuredYears.map((year) => [year.year, year] as const))(
    'writes the calendar of %i as it stands in the configuration, letter by letter',
    (year, calendar) => {
      const file = join(ROOT_DIR, 'config', 'calendars', `${year}.yaml`);
      expect(writeCalendar(calendar)).toBe(readFileSync(file, 'utf8'));
    },
  );

  it.each([2025, 2029, 2199])('what it writes of a draft of %i reads the same', (year) => {
    const draft = draftCalendar(year);
    expect(parse(writeCalendar(draft))).toEqual(draft);
  });
});
