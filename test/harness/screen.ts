import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';

const SCREENSHOTS = process.env['SCREENSHOTS'];
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** A window of 1280 px at 400 %: what WCAG 1.4.10 (reflow) asks for. */
const ZOOMED_WIDTH = 320;

/** Starts Chromium, in Vietnamese and without its own errands on the network. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    env: { ...process.env, LANGUAGE: 'vi' },
    args: [
      '--no-sandbox',
      '--lang=vi',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Words of the components' English originals, and what browsers and frameworks say of themselves. */
const ENGLISH = new RegExp(
  `\\b(${[
    'Error',
    'There is a problem',
    'Back',
    'Choose file',
    'No file chosen',
    'Upload',
    'Browse',
    'Show',
    'Hide',
    'Skip to',
    'Menu',
    'Warning',
    'Success',
    'Important',
    'Next',
    'Previous',
    'Page',
    'You have',
    'characters?',
    'words?',
    'remaining',
    'Search',
    'Submit',
    'Cancel',
    'Close',
    'Save',
    'Continue',
    'Delete',
    'Remove',
    'Change',
    'Edit',
    'Sign in',
    'Sign out',
    'Password',
    'Home',
    'Contents',
    'Breadcrumb',
    'Navigation',
    'Pagination',
    'Loading',
    'Not found',
    'Forbidden',
    'Bad Request',
    'Internal Server',
    'undefined',
    'null',
    'NaN',
    'Invalid Date',
    'Day',
    'Month',
    'Year',
    'Optional',
    'Required',
    'draft',
    'dossier',
    'nominee',
  ].join('|')})\\b`,
);

interface PageFacts {
  readonly lang: string | null;
  readonly title: string;
  readonly headings: number;
  /** Everything a person reads or hears, tags aside. */
  readonly words: string;
}

/** Runs inside the page. */
const READ_FACTS = `(() => {
  const spoken = [...document.querySelectorAll('[aria-label],[title],[alt],[placeholder]')].flatMap(
    (one) => ['aria-label', 'title', 'alt', 'placeholder'].map((name) => one.getAttribute(name) ?? ''),
  );
  // What is marked as English may be English.
  const marked = [...document.querySelectorAll('[lang=en]')].map((one) => one.innerText);
  const vietnamese = marked.reduce((text, part) => text.replace(part, ''), document.body.innerText);
  return {
    lang: document.documentElement.getAttribute('lang'),
    title: document.title,
    headings: document.querySelectorAll('h1').length,
    words: [document.title, vietnamese, ...spoken].join('\\n'),
  };
})()`;

/** Runs inside the page: what sticks out of it to the right. */
const FIND_WIDE = `(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll('*')]
    .filter((one) => one.getBoundingClientRect().right > width + 1)
    .map((one) => one.outerHTML.slice(0, 120))
    .slice(-3)
    .concat('the page scrolls sideways');
})()`;

/** Runs inside the page. */
const runAxe = (contrast: boolean): string => `axe.run({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast': { enabled: ${contrast} } },
  resultTypes: ['violations'],
}).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')),
)`;

/** What a screen is for. */
export interface ScreenOptions {
  /** CSS pixels. */
  readonly width: number;
  /** Start of the names of its pictures. */
  readonly name: string;
  /** Off: as with a browser that runs no scripts; then axe cannot run either. */
  readonly scripts?: boolean;
  /** Off where the same pages are looked at in another width: colours are the same, and dear to judge. */
  readonly contrast?: boolean;
}

/** A browser window of one person, which notices everything that a page does wrong. */
export class Screen {
  /** What went wrong since the last look: errors of scripts, refused resources, other hosts. */
  private readonly noticed: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly options: ScreenOptions,
  ) {}

  static async open(chrome: Browser, options: ScreenOptions): Promise<Screen> {
    const context = await chrome.newContext({
      viewport: { width: options.width, height: 900 },
      javaScriptEnabled: options.scripts !== false,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    if (options.scripts !== false) await context.addInitScript(axeSource);
    const screen = new Screen(context, await context.newPage(), options);
    screen.page.setDefaultTimeout(15_000);
    screen.watch();
    return screen;
  }

  private watch(): void {
    const { page, noticed } = this;
    page.on('pageerror', (error) => noticed.push(`script: ${error.message}`));
    page.on('console', (message) => {
      // A page that answers 4xx says so here too; that is for the test to judge.
      const isStatus = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isStatus) noticed.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      const isOurs = hostname === 'localhost' || protocol === 'data:' || protocol === 'blob:';
      if (!isOurs) noticed.push(`request to another host: ${request.url()}`);
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // Of a page that is left while it still loads.
      if (!reason.includes('ERR_ABORTED')) noticed.push(`${reason} for ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.request().resourceType() === 'document' || response.status() < 400) return;
      noticed.push(`${response.status()} for ${response.url()}`);
    });
  }

  get hasScripts(): boolean {
    return this.options.scripts !== false;
  }

  close(): Promise<void> {
    return this.context.close();
  }

  /** Opens an address; returns the status of the answer. */
  async go(url: string): Promise<number> {
    const answer = await this.page.goto(url);
    return answer?.status() ?? 0;
  }

  /** Does what loads a page, and waits until it has come. */
  async loading(act: () => Promise<unknown>): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), act()]);
  }

  /** Presses a button of the page's own part. */
  press(name: string | RegExp): Promise<void> {
    return this.loading(() => this.main.getByRole('button', { name }).first().click());
  }

  /** Follows a link of the page's own part. */
  follow(name: string | RegExp): Promise<void> {
    return this.loading(() => this.main.getByRole('link', { name }).first().click());
  }

  /** The page's own part: no header, no footer. */
  get main(): Locator {
    return this.page.locator('main');
  }

  /** What the page's own part says, single spaces. */
  async text(): Promise<string> {
    return (await this.main.innerText()).replace(/\s+/g, ' ');
  }

  /** Fails when anything is wrong with the page as it is; takes its picture. */
  async look(name: string): Promise<void> {
    const faults = [...this.noticed.splice(0), ...this.factsAgainst(await this.readFacts())];
    if (this.hasScripts) faults.push(...(await this.runAxe()));
    await this.takePicture(name);
    faults.push(...(await this.wideParts()));
    const at = this.page.url();
    assert.deepEqual(faults, [], `${name} (${at}):\n${faults.join('\n')}`);
  }

  private runAxe(): Promise<string[]> {
    return this.page.evaluate<string[]>(runAxe(this.options.contrast !== false));
  }

  private readFacts(): Promise<PageFacts> {
    return this.page.evaluate<PageFacts>(READ_FACTS);
  }

  private factsAgainst({ lang, title, headings, words }: PageFacts): string[] {
    const english = ENGLISH.exec(words);
    const around = english ? words.slice(Math.max(0, english.index - 30), english.index + 40) : '';
    return [
      ...(lang === 'vi' ? [] : [`lang is ${lang}`]),
      ...(/\S – Vinh Danh/.test(title) ? [] : [`title is "${title}"`]),
      ...(headings === 1 ? [] : [`${headings} first headings`]),
      ...(english ? [`English: "${around}"`] : []),
      ...(words === words.normalize('NFC') ? [] : ['words are not in composed form (NFC)']),
    ];
  }

  /** At this width, and on a phone also at that of 400 % zoom. */
  private async wideParts(): Promise<string[]> {
    const here = await this.page.evaluate<string[]>(FIND_WIDE);
    const { width } = this.options;
    if (width > 500) return here;
    await this.page.setViewportSize({ width: ZOOMED_WIDTH, height: 900 });
    const zoomed = await this.page.evaluate<string[]>(FIND_WIDE);
    await this.page.setViewportSize({ width, height: 900 });
    return [...here, ...zoomed];
  }

  private async takePicture(name: string): Promise<void> {
    if (!SCREENSHOTS) return;
    mkdirSync(SCREENSHOTS, { recursive: true });
    const file = `${this.options.name}-${name}-${this.options.width}.png`;
    await this.page.screenshot({ path: join(SCREENSHOTS, file), fullPage: true });
  }
}
