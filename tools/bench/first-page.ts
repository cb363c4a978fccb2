import { gunzipSync } from 'node:zlib';
import type { Office } from './office';
import { type Answer, Visitor } from './visitor';

type Kind = 'page' | 'style' | 'script' | 'font' | 'picture';

/** One thing that a phone loads for the first page. */
export interface LoadedFile {
  readonly kind: Kind;
  /** Path. */
  readonly path: string;
  /** Of the body as it travels to a browser that takes gzip. */
  readonly bytes: number;
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

function kindOf(tag: string): Kind | undefined {
  if (tag.startsWith('<script')) return 'script';
  if (tag.startsWith('<img')) return 'picture';
  const rel = attribute(tag, 'rel');
  if (rel === 'stylesheet') return 'style';
  if (rel === 'preload' && attribute(tag, 'as') === 'font') return 'font';
  return rel === 'icon' ? 'picture' : undefined;
}

/** Addresses that a browser fetches at once; the fonts that the page uses are those it preloads. */
function loadedBy(html: string): Map<string, Kind> {
  const found = new Map<string, Kind>();
  for (const [tag] of html.matchAll(/<(?:link|script|img)\b[^>]*>/g)) {
    const kind = kindOf(tag);
    const address = attribute(tag, 'href') ?? attribute(tag, 'src');
    if (kind && address) found.set(address, kind);
  }
  return found;
}

function textOf({ headers, body }: Answer): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}

async function load(visitor: Visitor, path: string): Promise<Answer> {
  const answer = await visitor.get(path);
  if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
  return answer;
}

/** What the intake's first page weighs for somebody who was never here. */
export async function measureFirstPage(office: Office): Promise<LoadedFile[]> {
  await office.start('intake');
  const visitor = new Visitor(office.address('intake'));
  try {
    const page = await load(visitor, '/');
    const files: LoadedFile[] = [{ kind: 'page', path: '/', bytes: page.body.length }];
    for (const [path, kind] of loadedBy(textOf(page))) {
      const { body } = await load(visitor, path);
      files.push({ kind, path, bytes: body.length });
    }
    return files;
  } finally {
    visitor.close();
    await office.stop('intake');
  }
}
