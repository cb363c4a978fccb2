import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What `sign in` needs. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A browser's requests without the browser: kept connections, a session, same-origin headers. */
export class Visitor {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private cookie = '';

  constructor(private readonly origin: string) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send('POST', path, new URLSearchParams(fields).toString());
  }

  /** Signs in as a person would. @throws Error when refused */
  async signIn(path: string, { email, password }: Credentials): Promise<void> {
    const answer = await this.post(path, { email, password });
    this.cookie = (answer.headers['set-cookie'] ?? [])
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
    if (answer.status !== 303 || this.cookie === '') {
      throw new Error(`sign-in of ${email} was answered with ${answer.status}`);
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private headers(body: string | undefined): Record<string, string> {
    return {
      'accept-encoding': 'gzip',
      'sec-fetch-site': 'same-origin',
      origin: this.origin,
      ...(this.cookie === '' ? {} : { cookie: this.cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    };
  }

  private send(method: string, path: string, body?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = { method, agent: this.agent, headers: this.headers(body) };
      const sent = request(`${this.origin}${path}`, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode = 0, headers } = response;
          resolve({ status: statusCode, headers, body: Buffer.concat(chunks) });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
