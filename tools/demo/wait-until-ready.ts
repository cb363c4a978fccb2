import type { Child } from './child-processes';
import { DATA_DIR_NAME, StartRefused } from './demonstration-environment';

const LIMIT_SECONDS = 60;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** Waits until an app says that it is ready. @throws StartRefused when it ends or takes too long */
export async function waitUntilReady(child: Child, url: string): Promise<void> {
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  for (let tries = 0; tries < LIMIT_SECONDS * 10; tries += 1) {
    if (ended) break;
    if (await answers(url)) return;
    await pause(100);
  }
  const log = `${DATA_DIR_NAME}/logs/${child.name}.log`;
  throw new StartRefused(`${child.name} không khởi động được; xem ${log}`);
}
