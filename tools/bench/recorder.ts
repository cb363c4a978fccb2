import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { DATA_DIR } from '../demo/demonstration-environment';

/** A statement as an app sent it; instants are ISO texts. */
export interface Statement {
  /** Process of the server that the connection belongs to. */
  readonly connection: number;
  readonly text: string;
  readonly values: readonly unknown[];
}

const FILE = join(DATA_DIR, 'statements.jsonl');

/** What an app needs in its environment so that its statements are written down. */
export const RECORDING: Readonly<Record<string, string>> = {
  NODE_OPTIONS: `--require ${join(ROOT_DIR, 'tools/bench/record-statements.cjs')}`,
  BENCH_RECORD: FILE,
};

const linesSoFar = (): string[] =>
  existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n').filter(Boolean) : [];

/** The statements that the recording app sends while some work is done. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const before = linesSoFar().length;
  await work();
  return linesSoFar()
    .slice(before)
    .map((line) => JSON.parse(line) as Statement);
}
