import { deadlinesEntities, recountOpenClocks } from '@portal/deadlines';
import { databaseOptions, loadConfig } from '@portal/platform';
import { DataSource } from 'typeorm';
import { type CalendarName, recountCalendar } from './recount-calendars';

/*
 * Counts every open clock anew in a process of its own, whose memory is that of the work alone, and
 * prints what it took as one JSON value.
 */

async function main(): Promise<void> {
  const { DATABASE_URL } = loadConfig();
  const options = databaseOptions({ DATABASE_URL, DATABASE_POOL: 2 });
  const dataSource = await new DataSource({ ...options, entities: deadlinesEntities }).initialize();
  const calendar = recountCalendar(process.argv[2] as CalendarName);
  const began = performance.now();
  const { counted, moved } = await recountOpenClocks(dataSource, calendar);
  const seconds = (performance.now() - began) / 1_000;
  await dataSource.destroy();
  // Kibibytes, the highest that it has been.
  const { maxRSS } = process.resourceUsage();
  console.log(JSON.stringify({ counted, moved, seconds, maxRss: maxRSS * 1_024 }));
}

void main();
