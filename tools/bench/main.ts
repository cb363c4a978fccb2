import { measureFiling } from './filing/measure-filing';
import { Office } from './office';

export interface BenchOptions {
  readonly parts: readonly string[];
  readonly quick: boolean;
  readonly complete: boolean;
}

export async function runBench(options: BenchOptions): Promise<void> {
  const office = await Office.open();
  try {
    const report = await measureFiling(office, options.quick ? 1 : 3);
    console.log(JSON.stringify(report, null, 1));
  } finally {
    await office.close();
  }
}
