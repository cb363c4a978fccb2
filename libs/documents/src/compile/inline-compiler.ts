import { Compiler, failed } from './compiler-thread';
import { CompileRequest, CompilerFolders, TypstCompiler } from './typst-compiler';

/** Compiles in the caller's thread: only where the sources run uncompiled, as in tests. */
export class InlineCompiler implements Compiler {
  private compiler: TypstCompiler | undefined;

  constructor(private readonly folders: CompilerFolders) {}

  async compile(request: CompileRequest): Promise<Buffer> {
    try {
      this.compiler ??= new TypstCompiler(this.folders);
      return Buffer.from(this.compiler.compile(request));
    } catch (error) {
      throw failed(error);
    }
  }

  close(): Promise<void> {
    this.compiler = undefined;
    return Promise.resolve();
  }
}
