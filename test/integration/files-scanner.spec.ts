import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ClamdScanner } from '@portal/files';

/** The harmless test signature of EICAR, in parts so that no scanner takes this file for it. */
const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE',
  '!$H+H*',
].join('');
/** clamd's own signature format: name, any type, any offset, bytes in hexadecimal. */
const SIGNATURE = `Portal.Eicar:0:*:${Buffer.from(EICAR).toString('hex')}\n`;
const MAX_STREAM = 1024 * 1024;

interface Daemon {
  readonly url: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Debian's clamd on a signature of our own: no download, ready in a second. */
async function startClamd(): Promise<Daemon> {
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
  const port = await freePort();
  writeFileSync(join(folder, 'portal.ndb'), SIGNATURE);
  const settings = {
    DatabaseDirectory: folder,
    TCPSocket: port,
    TCPAddr: '127.0.0.1',
    Foreground: 'yes',
    StreamMaxLength: MAX_STREAM,
    OfficialDatabaseOnly: 'no',
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key} ${value}`);
  writeFileSync(join(folder, 'clamd.conf'), `${lines.join('\n')}\n`);
  const child: ChildProcess = spawn('clamd', ['-c', join(folder, 'clamd.conf')], {
    stdio: 'ignore',
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  const url = `tcp://127.0.0.1:${port}`;
  const ready = new ClamdScanner(url, 2_000);
  for (let tries = 0; tries < 100; tries += 1) {
    const verdict = await ready.scan(Readable.from(['x'])).catch(() => undefined);
    if (verdict) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error('clamd did not start');
}

/** Reads one INSTREAM conversation; answers as soon as it can judge, as clamd does. */
function converse(socket: Socket): void {
  let received = Buffer.alloc(0);
  const answer = (text: string): void => {
    socket.end(`${text}\0`);
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (part) => {
    received = Buffer.concat([received, Buffer.from(part)]);
    if (received.length > MAX_STREAM) answer('INSTREAM size limit exceeded. ERROR');
    else if (received.subarray(-4).equals(Buffer.alloc(4))) {
      answer(received.includes(EICAR) ? 'stream: Portal.Eicar.UNOFFICIAL FOUND' : 'stream: OK');
    }
  });
}

async function startStandIn(): Promise<Daemon> {
  const server: Server = createServer(converse);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `tcp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const hasClamd = spawnSync('clamd', ['--version']).error === undefined;
const DAEMONS: [string, () => Promise<Daemon>][] = [['a stand-in', startStandIn]];
if (hasClamd) DAEMONS.push(['clamd', startClamd]);

describe.each(DAEMONS)('ClamdScanner with %s', (_, start) => {
  let daemon: Daemon;
  let scanner: ClamdScanner;
  beforeAll(async () => {
    daemon = await start();
    scanner = new ClamdScanner(daemon.url);
  });
  afterAll(() => daemon.stop());

  it('finds a content clean', async () => {
    const parts = Array.from({ length: 9 }, () => Buffer.alloc(100_000, 'a'));
    expect(await scanner.scan(Readable.from(parts))).toEqual({ state: 'clean' });
    expect(await scanner.scan(Readable.from([]))).toEqual({ state: 'clean' });
  });

  it('finds malware and names it', async () => {
    expect(await scanner.scan(Readable.from([Buffer.from(EICAR)]))).toEqual({
      state: 'infected',
      signature: 'Portal.Eicar.UNOFFICIAL',
    });
  });

  it('calls nothing clean that was not seen whole', async () => {
    const parts = Array.from({ length: 40 }, () => Buffer.alloc(100_000, 'a'));
    await expect(scanner.scan(Readable.from(parts))).rejects.toMatchObject({
      code: 'files.scanner_away',
    });
  });

  it('takes many at once', async () => {
    const verdicts = await Promise.all(
      Array.from({ length: 20 }, (__, i) =>
        scanner.scan(Readable.from([Buffer.from(i % 2 ? EICAR : 'clean')])),
      ),
    );
    expect(verdicts.filter((v) => v.state === 'clean')).toHaveLength(10);
  });

  it('passes on that the content could not be read', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('x');
        throw new Error('disk fault');
      })(),
    );
    await expect(new ClamdScanner(daemon.url, 1_000).scan(broken)).rejects.toMatchObject({
      code: 'files.scanner_away',
    });
  });
});

describe('ClamdScanner without a daemon', () => {
  it('says that the scanner is away, and lets the content go', async () => {
    const content = Readable.from([Buffer.from('x')]);
    const scanner = new ClamdScanner(`tcp://127.0.0.1:${await freePort()}`);
    await expect(scanner.scan(content)).rejects.toMatchObject({
      code: 'files.scanner_away',
      kind: 'unavailable',
    });
    expect(content.destroyed).toBe(true);
  });

  it('does not wait for ever', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const scanner = new ClamdScanner(`tcp://127.0.0.1:${port}`, 200);
    await expect(scanner.scan(Readable.from(['x']))).rejects.toMatchObject({
      code: 'files.scanner_away',
    });
    silent.close();
  });
});
