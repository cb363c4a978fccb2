import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_DIR } from '@portal/platform';
import { Compiler, CompilerThread } from './compile/compiler-thread';
import { InlineCompiler } from './compile/inline-compiler';
import { fontFolders } from './compile/typst-compiler';
import { DocumentData, DocumentName, PRINTERS } from './papers/index-of-papers';
import { printableText } from './printable-text';
import { qrCode } from './qr-code';

const WORKER_FILE = join(__dirname, 'compile', 'compile.worker.js');

let compiler: Compiler | undefined;

function startCompiler(): Compiler {
  const folders = { templates: join(ROOT_DIR, 'templates', 'documents'), fonts: fontFolders() };
  return existsSync(WORKER_FILE)
    ? new CompilerThread({ workerFile: WORKER_FILE, folders })
    : new InlineCompiler(folders);
}

/**
 * Makes a paper as PDF (PDF/UA-1, fonts embedded, text searchable). Equal data give equal bytes.
 * @throws CodedError `documents.failed`, `documents.busy`, `documents.timeout`
 */
export async function renderDocument<N extends DocumentName>(
  name: N,
  data: DocumentData[N],
): Promise<Buffer> {
  compiler ??= startCompiler();
  return compiler.compile({
    template: `${name}.typ`,
    inputs: {
      data: JSON.stringify(printableText(PRINTERS[name](data))),
      qr: qrCode(data.lookupUrl),
    },
    timestamp: Math.floor(data.issuedAt.getTime() / 1000),
  });
}

/** Ends the compiling thread: for an orderly stop; the next paper starts a new one. */
export async function closeDocuments(): Promise<void> {
  const running = compiler;
  compiler = undefined;
  await running?.close();
}
