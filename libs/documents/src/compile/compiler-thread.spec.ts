import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { CompilerThread } from './compiler-thread';
import { fontFolders } from './typst-compiler';

/** The worker as `nest build` leaves it: below node_modules, so that it finds its packages. */
function transpileWorker(): string {
  mkdirSync(join(ROOT_DIR, 'node_modules', '.cache'), { recursive: true });
  const out = mkdtempSync(join(ROOT_DIR, 'node_modules', '.cache', 'worker-'));
  for (const name of ['compile.worker', 'typst-compiler']) {
    const source = readFileSync(join(__dirname, `${name}.ts`), 'utf8');
    const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
    writeFileSync(join(out, `${name}.js`), transpileModule(source, { compilerOptions }).outputText);
  }
  writeFileSync(
    join(out, 'dying.js'),
    `
    require('node:worker_threads').parentPort.on('message', () => process.exit(3));`,
  );
  writeFileSync(
    join(out, 'hanging.js'),
    `
    require('node:worker_threads').parentPort.on('message', () => { for (;;) {} });`,
  );
  return out;
}

const workers = transpileWorker();
const templates = mkdtempSync(join(workers, 'templates-'));
const head = '#set document(title: "Thử", date: auto)\n#set text(font: "Tinos", lang: "vi")\n';
const files = {
  'good.typ': `${head}#sys.inputs.text`,
  'unknown-font.typ': '#set document(title: "Thử")\n#set text(font: "Times New Roman")\nXin chào',
  'outside.typ': `${head}#read("/../../package.json")`,
  'untitled.typ': 'Không có tên',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(templates, name), text);

const threads: CompilerThread[] = [];
function start(worker = 'compile.worker.js', timeoutMs = 10_000): CompilerThread {
  const folders = { templates, fonts: fontFolders() };
  const thread = new CompilerThread({ workerFile: join(workers, worker), folders, timeoutMs });
  threads.push(thread);
  return thread;
}
const request = (template: string, text = 'Nguyễn') => ({
  template,
  inputs: { text },
  timestamp: 1_700_000_000,
});

afterAll(async () => {
  for (const thread of threads) await thread.close();
  rmSync(workers, { recursive: true });
});

it('makes papers in order, each with its own input', async () => {
  const thread = start();
  const texts = Array.from({ length: 45 }, (_, i) => `Hồ sơ ${i % 3}`);
  const papers = await Promise.all(texts.map((text) => thread.compile(request('good.typ', text))));
  expect(papers[0]!.subarray(0, 5).toString()).toBe('%PDF-');
  expect(papers[3]!.equals(papers[0]!)).toBe(true);
  expect(papers[1]!.equals(papers[0]!)).toBe(false);
});

it('refuses a faulty template and goes on with the next paper', async () => {
  const thread = start();
  const failed = { code: 'documents.failed', kind: 'unavailable' };
  for (const name of ['unknown-font.typ', 'untitled.typ', 'outside.typ', 'missing.typ']) {
    await expect(thread.compile(request(name))).rejects.toMatchObject(failed);
  }
  await expect(thread.compile(request('good.typ'))).resolves.toBeInstanceOf(Buffer);
});

it('names the fault in the cause, for the log', async () => {
  const error: unknown = await start()
    .compile(request('unknown-font.typ'))
    .catch((e: unknown) => e);
  expect(error).toHaveProperty(
    'cause.message',
    expect.stringContaining('unknown font family: times new roman'),
  );
});

it('gives up a paper that takes too long and makes the next one in a new thread', async () => {
  const thread = start('hanging.js', 300);
  const [first, second] = await Promise.allSettled([
    thread.compile(request('good.typ')),
    thread.compile(request('good.typ')),
  ]);
  expect([first, second]).toMatchObject(
    Array(2).fill({ status: 'rejected', reason: { code: 'documents.timeout' } }),
  );
});

it('loses only the paper in work when the thread dies', async () => {
  const thread = start('dying.js');
  await expect(thread.compile(request('good.typ'))).rejects.toMatchObject({
    code: 'documents.failed',
  });
  await expect(thread.compile(request('good.typ'))).rejects.toMatchObject({
    code: 'documents.failed',
  });
});

it('refuses new papers when too many wait', async () => {
  const thread = start();
  const all = await Promise.allSettled(
    Array.from({ length: 210 }, () => thread.compile(request('good.typ'))),
  );
  const refused = all.filter((r) => r.status === 'rejected');
  expect(refused).toHaveLength(9);
  expect(refused[0]).toMatchObject({ reason: { code: 'documents.busy' } });
});

it('ends an idle thread and starts another for the next paper', async () => {
  const folders = { templates, fonts: fontFolders() };
  const workerFile = join(workers, 'compile.worker.js');
  const thread = new CompilerThread({ workerFile, folders, idleMs: 20 });
  threads.push(thread);
  const first = await thread.compile(request('good.typ'));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await thread.compile(request('good.typ'))).equals(first)).toBe(true);
});

it('refuses what waits when it is closed', async () => {
  const thread = start();
  const waiting = [thread.compile(request('good.typ')), thread.compile(request('good.typ'))];
  const settled = Promise.allSettled(waiting);
  await thread.close();
  for (const result of await settled) expect(result.status).toBe('rejected');
});
