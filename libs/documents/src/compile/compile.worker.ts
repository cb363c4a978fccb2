import { parentPort, workerData } from 'node:worker_threads';
import { CompileRequest, CompilerFolders, TypstCompiler } from './typst-compiler';

/** What the thread is asked, and what it answers. */
export interface WorkerRequest extends CompileRequest {
  readonly id: number;
}

/** `pdf` or `fault`, never both. */
export interface WorkerAnswer {
  readonly id: number;
  readonly pdf?: Uint8Array;
  readonly fault?: string;
}

const folders: CompilerFolders = workerData;
const compiler = new TypstCompiler(folders);

const answer = ({ id, ...request }: WorkerRequest): WorkerAnswer => {
  try {
    return { id, pdf: compiler.compile(request) };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on('message', (request: WorkerRequest) => {
  parentPort?.postMessage(answer(request));
});
