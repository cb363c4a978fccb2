import { measureFiling } from './filing/measure-filing';
import { measureReading } from './reading/measure-reading';
import { Office } from './office';

export interface BenchOptions {
  readonly parts: readonly string[];
  readonly quick: boolean;
  readonly complete: boolean;
}

export async function runBench(options: BenchOptions): Promise<void> {
  const office = await Office.open();
  try {
    if (options.parts.includes('reading')) {
      console.log(
        JSON.stringify(await measureReading(office, 10_000, options.quick ? 60 : 300), null, 1),
      );
      console.log(
        JSON.stringify(await measureReading(office, 100_000, options.quick ? 60 : 300), null, 1),
      );
    }
    if (options.parts.includes('filing')) {
      const report = await measureFiling(office, options.quick ? 1 : 3);
      console.log(JSON.stringify(report, null, 1));
    }
  } finally {
    await office.close();
  }
}
