import { connect, Socket } from 'node:net';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { CodedError } from '@portal/kernel';
import { Scanner, ScanVerdict } from './scanner';

/** clamd may load its signatures for a while after a start; a scan itself takes under a second. */
const TIMEOUT_MS = 30_000;
const END = Buffer.alloc(4);

/** Waits for room, but not on a connection that clamd has closed: it never becomes free. */
async function write(socket: Socket, bytes: Buffer, closed: AbortSignal): Promise<void> {
  closed.throwIfAborted();
  if (!socket.write(bytes)) await once(socket, 'drain', { signal: closed });
}

async function send(socket: Socket, content: Readable): Promise<void> {
  const closing = new AbortController();
  socket.once('close', () => closing.abort());
  await write(socket, Buffer.from('zINSTREAM\0'), closing.signal);
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    await write(socket, length, closing.signal);
    await write(socket, chunk, closing.signal);
  }
  await write(socket, END, closing.signal);
}

async function receive(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of socket as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8').replaceAll('\0', '').trim();
}

/**
 * clamd over TCP with its INSTREAM command: the content goes through the connection in pieces, each
 * preceded by its length; clamd needs no access to our folders.
 * Its `StreamMaxLength` must be above the upload limit: what it did not see whole is not clean.
 */
export class ClamdScanner implements Scanner {
  private readonly host: string;
  private readonly port: number;

  /** @param url such as `tcp://127.0.0.1:3310` */
  constructor(
    url: string,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    const { hostname, port } = new URL(url);
    this.host = hostname.replace(/^\[|\]$/g, '');
    this.port = Number(port || 3310);
  }

  async scan(content: Readable): Promise<ScanVerdict> {
    const answer = await this.ask(content);
    if (answer === 'stream: OK') return { state: 'clean' };
    const found = /^stream: (.+) FOUND$/.exec(answer);
    if (found) return { state: 'infected', signature: found[1]! };
    throw new CodedError('unavailable', 'files.scanner_away');
  }

  private async ask(content: Readable): Promise<string> {
    const socket = connect({ host: this.host, port: this.port });
    socket.setTimeout(this.timeoutMs, () => socket.destroy(new Error('clamd did not answer')));
    content.once('error', () => socket.destroy());
    try {
      await once(socket, 'connect');
      // clamd may answer and close before the end; sending then fails, and its answer counts.
      const sending = send(socket, content).catch(() => undefined);
      const answer = await receive(socket);
      socket.destroy();
      content.destroy();
      await sending;
      return answer;
    } catch {
      throw new CodedError('unavailable', 'files.scanner_away');
    } finally {
      socket.destroy();
      content.destroy();
    }
  }
}
