// Brings `dist/` up to date, types unchecked.
import { buildIfStale } from './build-if-stale.mjs';

await buildIfStale((line) => console.error(line));
