/** A page as it came. */
export interface Page {
  readonly status: number;
  /** Path and query after all redirects. */
  readonly path: string;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** The whole answer as text. */
  readonly html: string;
  /** What a person reads: no tags, single spaces. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#x60': '`',
  '#x3D': '=',
};

const decode = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

const textOf = (html: string): string =>
  decode(
    html
      .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  ).trim();

/** Values of the hidden fields of a page's forms, by name; the last form with a field wins. */
export function hiddenFields(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name, value]) => [name!, decode(value!)]));
}

/** A very small browser: cookies, redirects, forms, and the headers of a same-origin visit. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(readonly origin: string) {}

  get(path: string): Promise<Page> {
    return this.request(path, { method: 'GET' });
  }

  /** Sends a form; FormData makes it multipart. */
  post(path: string, fields: Readonly<Record<string, string>> | FormData): Promise<Page> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    return this.request(path, { method: 'POST', body });
  }

  /** Sends the hidden fields of the page too, as its form would. */
  submit(page: Page, path: string, fields: Readonly<Record<string, string>>): Promise<Page> {
    return this.post(path, { ...hiddenFields(page.html), ...fields });
  }

  private async request(path: string, init: RequestInit): Promise<Page> {
    const answer = await this.fetch(path, init);
    const location = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && location !== null) {
      await answer.arrayBuffer();
      return this.request(location, { method: 'GET' });
    }
    const bytes = Buffer.from(await answer.arrayBuffer());
    const html = bytes.toString('utf8');
    const { status, headers } = answer;
    return { status, path, headers, bytes, html, text: textOf(html) };
  }

  /** One request without following redirects. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(new URL(path, this.origin), {
      ...init,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'sec-fetch-site': 'same-origin',
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(init.headers as Record<string, string> | undefined),
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) {
        this.cookies.delete(pair.slice(0, at));
      } else {
        this.cookies.set(pair.slice(0, at), value);
      }
    }
    return answer;
  }
}
