/** One part of a mail's body, from which both its text and its HTML are made. */
export type MailBlock =
  | { readonly paragraph: string }
  | { readonly items: readonly string[] }
  | { readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly quote: readonly string[] }
  | { readonly button: string };

/** A rendered template, taken apart. */
export interface MailSource {
  readonly subject: string;
  readonly blocks: readonly MailBlock[];
}

type Build = (lines: readonly string[]) => MailBlock;

const factOf = (line: string): { label: string; value: string } => {
  const colon = line.indexOf(': ');
  return colon < 0
    ? { label: line, value: '' }
    : { label: line.slice(0, colon), value: line.slice(colon + 2) };
};

/** Markers at the start of each line of a block; anything else is a paragraph. */
const MARKERS: readonly (readonly [string, Build])[] = [
  ['- ', (lines) => ({ items: lines })],
  ['| ', (lines) => ({ facts: lines.map(factOf) })],
  ['> ', (lines) => ({ quote: lines })],
  ['=> ', (lines) => ({ button: lines.join(' ') })],
];

function blockOf(lines: readonly string[]): MailBlock {
  const [marker, build] = MARKERS.find(([start]) => lines[0]?.startsWith(start)) ?? ['', undefined];
  if (!build) return { paragraph: lines.join(' ') };
  return build(lines.map((line) => line.slice(line.startsWith(marker) ? marker.length : 0)));
}

/**
 * Takes a rendered template apart: the first line is the subject, then come blocks with an empty
 * line between them. `- item`, `| label: value`, `> quoted line`, `=> text of the one button`.
 */
export function parseMail(rendered: string): MailSource {
  const [subject = '', ...body] = rendered.replaceAll('\r\n', '\n').trim().split('\n');
  const blocks = body
    .map((line) => line.trimEnd())
    .join('\n')
    .split(/\n{2,}/)
    .map((block) => block.split('\n').filter((line) => line !== ''))
    .filter((lines) => lines.length > 0)
    .map(blockOf);
  return { subject: subject.trim(), blocks };
}

function textOf(block: MailBlock, link: string): string {
  if ('paragraph' in block) return block.paragraph;
  if ('items' in block) return block.items.map((item) => `- ${item}`).join('\n');
  if ('facts' in block) {
    return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
  }
  if ('quote' in block) return block.quote.map((line) => `    ${line}`).join('\n');
  return `${block.button}:\n${link}`;
}

/** The plain text of a mail: complete without the HTML. */
export function mailText(blocks: readonly MailBlock[], link: string): string {
  return `${blocks.map((block) => textOf(block, link)).join('\n\n')}\n`;
}
