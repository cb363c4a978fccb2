import { createServer } from 'node:net';
import { type DemonstrationPorts, StartRefused } from './demonstration-environment';

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** @throws StartRefused naming each port that is taken and the variable that moves it */
export async function assertPortsFree(ports: DemonstrationPorts): Promise<void> {
  const taken: string[] = [];
  for (const [name, port] of Object.entries(ports) as [string, number][]) {
    // Its own process looks: a PostgreSQL that a killed start left behind is no stranger.
    if (name === 'POSTGRES_PORT') continue;
    if (!(await isFree(port)))
      taken.push(`  Cổng ${port} đang bận; chọn cổng khác, ví dụ ${name}=${port + 100} npm start`);
  }
  if (taken.length === 0) return;
  throw new StartRefused(
    ['Chưa chạy được vì cổng đang có chương trình khác dùng:', ...taken].join('\n'),
  );
}
