import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ErrorParams } from '@portal/kernel';
import { parse } from 'yaml';

/** Shown for a code without a sentence; the log then names the code. */
const GENERIC = 'Yêu cầu không được chấp nhận. Mời kiểm tra lại rồi thử lại.';

/** What a catalogue does about a code that has no sentence. */
export interface MessageCatalogueOptions {
  /** Tests: a missing code or parameter is an error, so that no release lacks a sentence. */
  readonly strict?: boolean;
  /** Production: told of each code or parameter that is missing. */
  readonly onMissing?: (code: string, reason: string) => void;
}

function readFolder(folder: string): Map<string, string> {
  const sentences = new Map<string, string>();
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  for (const file of files.toSorted()) {
    const entries: unknown = parse(readFileSync(join(folder, file), 'utf8'));
    for (const [code, sentence] of Object.entries(entries ?? {})) {
      if (typeof sentence !== 'string') throw new Error(`${file}: "${code}" is not a sentence`);
      if (sentences.has(code)) throw new Error(`${file}: "${code}" stands in another file too`);
      sentences.set(code, sentence.normalize('NFC').trim());
    }
  }
  return sentences;
}

/**
 * The sentence that people read for each stable code: `templates/messages/*.yaml`, flat maps of
 * `code: "sentence with {{param}}"`. Plain text; whoever puts it into HTML escapes it.
 */
export class MessageCatalogue {
  private readonly sentences: ReadonlyMap<string, string>;

  /** @throws Error when a file is not a flat map or two files have the same code */
  constructor(
    folder: string,
    private readonly options: MessageCatalogueOptions = {},
  ) {
    this.sentences = readFolder(folder);
  }

  /** Every code that has a sentence. */
  codes(): string[] {
    return [...this.sentences.keys()];
  }

  /** Whether the code has a sentence. */
  has(code: string): boolean {
    return this.sentences.has(code);
  }

  /**
   * The Vietnamese sentence of a code.
   * @throws Error in strict mode when the code or one of its parameters is missing
   */
  sentence(code: string, params: ErrorParams = {}): string {
    const sentence = this.sentences.get(code);
    if (sentence === undefined) return this.missing(code, 'no sentence') ?? GENERIC;
    return sentence.replace(/\{\{\s*(\w+)\s*\}\}/g, (_whole, name: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      return value === undefined
        ? (this.missing(code, `no parameter ${name}`) ?? '…')
        : String(value);
    });
  }

  private missing(code: string, reason: string): undefined {
    if (this.options.strict) throw new Error(`templates/messages: ${code}: ${reason}`);
    this.options.onMissing?.(code, reason);
    return undefined;
  }
}
