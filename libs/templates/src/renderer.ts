import Handlebars from 'handlebars';
import { standardHelpers } from './helpers';
import { fingerprintOf, readSources, type TemplateSource } from './source-files';
import { StrictnessVisitor } from './strictness';
import { TemplateError } from './template-error';

/** A function that templates may call; it must refuse arguments that it cannot show. */
export type TemplateHelper = (...args: never[]) => unknown;

/** Where templates are and what they may call. */
export interface TemplateRendererOptions {
  /** Folder of the templates; `_partials` and names beginning with `_` below it are partials. */
  readonly root: string;
  /** Helpers of this renderer beside the standard ones, such as `asset`. */
  readonly helpers?: Readonly<Record<string, TemplateHelper>>;
  /** Looks for changed files before each rendering. */
  readonly development?: boolean;
}

type Environment = typeof Handlebars;
type Compiled = (data: object) => string;

const BUILT_IN = ['if', 'unless', 'each', 'with', 'lookup'];

/**
 * Renders Handlebars templates strictly: a missing value, helper or partial is a TemplateError, never
 * an empty place. `.hbs` and `.html.hbs` escape HTML, `.txt.hbs` does not. A template's name is its
 * path below the root without `.hbs` (`dossiers/show`, `acknowledgement.txt`).
 */
export class TemplateRenderer {
  private templates = new Map<string, Compiled>();
  private fingerprint = '';

  /** @throws TemplateError when any template does not compile or names an unknown partial or helper */
  constructor(private readonly options: TemplateRendererOptions) {
    this.load();
  }

  /** Whether `render` knows the name. */
  has(name: string): boolean {
    return this.templates.has(name);
  }

  /** Every name that `render` knows, sorted. */
  names(): string[] {
    return [...this.templates.keys()].toSorted();
  }

  /**
   * @param data plain objects only: getters and methods of classes are not seen by templates
   * @throws TemplateError when the template is unknown or a value that it shows is missing
   */
  render(name: string, data: object): string {
    if (this.options.development && this.fingerprint !== fingerprintOf(this.options.root)) {
      this.load();
    }
    const template = this.templates.get(name);
    if (!template) throw new TemplateError(name, 'no such template');
    try {
      return template(data);
    } catch (error) {
      throw new TemplateError(name, error instanceof Error ? error.message : String(error));
    }
  }

  private load(): void {
    this.fingerprint = fingerprintOf(this.options.root);
    const sources = readSources(this.options.root);
    const templates = new Map<string, Compiled>();
    // Two environments: a partial is compiled once per environment, with or without escaping.
    for (const plain of [false, true]) {
      const own = sources.filter((source) => source.plain === plain);
      const environment = this.environment();
      for (const source of own) {
        const compiled = this.compile(environment, source, own);
        if (source.partialName === undefined) templates.set(source.name, compiled);
        else environment.registerPartial(source.partialName, compiled);
      }
    }
    this.templates = templates;
  }

  private environment(): Environment {
    const environment = Handlebars.create();
    for (const [name, helper] of Object.entries(this.helpers())) {
      environment.registerHelper(name, helper as Handlebars.HelperDelegate);
    }
    const each = environment.helpers['each'] as Handlebars.HelperDelegate;
    environment.registerHelper('each', function (this: unknown, ...args: unknown[]) {
      const list = args[0];
      if (list === undefined || list === null) throw new TypeError('{{#each}} needs a list');
      return each.apply(this, args as Parameters<Handlebars.HelperDelegate>);
    });
    return environment;
  }

  private helpers(): Record<string, TemplateHelper> {
    return { ...standardHelpers, ...this.options.helpers };
  }

  private compile(
    environment: Environment,
    source: TemplateSource,
    all: readonly TemplateSource[],
  ): Compiled {
    const options = {
      strict: true,
      noEscape: source.plain,
      explicitPartialContext: true,
      preventIndent: true, // a partial's indentation would creep into textareas and mails
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries(
        [...BUILT_IN, ...Object.keys(this.helpers())].map((name) => [name, true]),
      ),
    } as CompileOptions;
    try {
      const program = environment.parse(source.text);
      const visitor = new StrictnessVisitor();
      visitor.accept(program);
      for (const partial of visitor.partials) {
        if (!all.some((candidate) => candidate.partialName === partial)) {
          throw new Error(`the partial "${partial}" does not exist`);
        }
      }
      environment.precompile(program, options); // now, not at the first rendering
      return environment.compile(program, options);
    } catch (error) {
      throw new TemplateError(source.name, error instanceof Error ? error.message : String(error));
    }
  }
}
