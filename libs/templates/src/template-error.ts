/**
 * A template is wrong (unknown helper or partial, bad syntax) or was given data that it cannot show.
 * Always a fault of the program, never of the person who asked for the page.
 */
export class TemplateError extends Error {
  constructor(
    readonly template: string,
    reason: string,
  ) {
    super(`${template}: ${reason}`);
    this.name = 'TemplateError';
  }
}
