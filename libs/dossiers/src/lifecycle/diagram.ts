import { STATUS_FACTS, STATUSES } from './statuses';
import { TRANSITIONS } from './transitions';

/** The state diagram of the README (Mermaid), generated so that it cannot lie. */
export function lifecycleDiagram(): string {
  const lines = TRANSITIONS.map((row) => `  ${row.from} --> ${row.to}: ${row.action} (${row.by})`);
  const ends = STATUSES.filter((status) => STATUS_FACTS[status].final).map(
    (status) => `  ${status} --> [*]`,
  );
  return ['stateDiagram-v2', '  [*] --> draft', ...lines, ...ends].join('\n');
}
