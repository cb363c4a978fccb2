import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Screen } from './screen';

/** The words of a paper (PDF), single spaces. */
export const wordsOf = (input: Buffer): string =>
  execFileSync('pdftotext', ['-', '-'], { input }).toString('utf8').replace(/\s+/g, ' ');

/** The words of a paper (PDF) behind a link of the page, single spaces. */
export async function paperText(screen: Screen, link: string | RegExp): Promise<string> {
  const found = screen.main.locator('a').filter({ hasText: link }).first();
  const href = await found.getAttribute('href');
  const answer = await screen.context.request.get(new URL(href!, screen.page.url()).href);
  assert.equal(answer.headers()['content-type'], 'application/pdf');
  return wordsOf(await answer.body());
}
