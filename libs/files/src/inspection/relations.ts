import { refuse } from './refusals';

/** A relation of an Office document: a part, or something outside that it points to. */
interface Relation {
  readonly type: string;
  readonly mode: string;
  readonly target: string;
}

/** Read from the `<` on; the prefix of a namespace may stand before the name. */
const RELATION = /^(?:[\w.-]{1,64}:)?Relationship[\s/>]/i;
/** Bounded on every side: each character is looked at a fixed number of times. */
const ATTRIBUTE = /([\w:.-]{1,64})\s{0,64}=\s{0,64}(?:"([^"]*)"|'([^']*)')/g;
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Fetched, with its macros, when the document is opened. */
const FETCHED = /\/(?:attachedTemplate|oleObject|frame|subDocument)$/i;
/** A path of the author's own computer, or one that starts from the document: nothing is fetched. */
const LOCAL = /^(?:file:\/\/\/(?![/\\])|[a-z]:[/\\]|(?![a-z][a-z0-9+.-]*:|[/\\]{2}))/i;

const characterOf = (code: number): string =>
  code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';

/** @throws CodedError `files.damaged` for what Office never writes and hides words: UTF-16, entities */
function assertReadable(xml: string): void {
  if (xml.includes('\0') || /<!DOCTYPE/i.test(xml)) refuse('damaged', { kind: 'Word' });
}

const writeOut = (text: string): string =>
  text.replace(REFERENCE, (_whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? '';
    return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });

/**
 * XML with its references written out, as Office reads it: `macro&#69;nabled` hides nothing.
 * @throws CodedError `files.damaged`
 */
export function plainXml(xml: string): string {
  assertReadable(xml);
  return writeOut(xml);
}

function readRelation(tag: string): Relation {
  const values = new Map<string, string>();
  for (const [, name = '', double, single] of tag.matchAll(ATTRIBUTE)) {
    values.set(name.toLowerCase(), writeOut(double ?? single ?? '').trim());
  }
  const valueOf = (name: string): string => values.get(name) ?? '';
  return { type: valueOf('type'), mode: valueOf('targetmode'), target: valueOf('target') };
}

/**
 * Whether a list of relations names something that is fetched from elsewhere when the document is
 * opened. Takes time in proportion to the length, whatever stands there.
 * @throws CodedError `files.damaged`
 */
export function fetchesFromOutside(xml: string): boolean {
  assertReadable(xml);
  return xml
    .split('<')
    .filter((piece) => RELATION.test(piece))
    .map(readRelation)
    .some(
      ({ type, mode, target }) =>
        FETCHED.test(type) && mode.toLowerCase() === 'external' && !LOCAL.test(target),
    );
}
