import { get, type IncomingMessage } from 'node:http';
import { type Browser } from 'playwright-core';

/** Bytes of the answer's body as they travel with gzip. */
function gzippedBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const count = (answer: IncomingMessage): void => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => resolve(bytes));
      answer.on('error', reject);
    };
    get(url, { headers: { 'accept-encoding': 'gzip' } }, count).on('error', reject);
  });
}

/** Everything that a first visit on a phone fetches, with its size over gzip. */
export async function firstPageWeight(
  chrome: Browser,
  url: string,
): Promise<{ readonly total: number; readonly parts: Readonly<Record<string, number>> }> {
  const context = await chrome.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  const urls = new Set<string>();
  page.on('request', (request) => urls.add(request.url()));
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.close();
  const sizes = await Promise.all([...urls].map(gzippedBytes));
  const parts = Object.fromEntries([...urls].map((one, index) => [one, sizes[index]!]));
  return { total: sizes.reduce((sum, size) => sum + size, 0), parts };
}
