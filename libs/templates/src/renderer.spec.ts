import { getPlainDate } from '@portal/kernel';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { TemplateError, TemplateRenderer, type TemplateRendererOptions } from '.';

describe('TemplateRenderer', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'templates-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (files: Record<string, string>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  };
  const renderer = (
    files: Record<string, string>,
    options: Partial<TemplateRendererOptions> = {},
  ): TemplateRenderer => {
    write(files);
    return new TemplateRenderer({ root, ...options });
  };
  const one = (text: string, data: object = {}): string =>
    renderer({ 'x.hbs': text }).render('x', data);

  it('escapes HTML in pages and not in plain text', () => {
    const both = renderer({ 'a.hbs': '{{v}}', 'a.html.hbs': '{{v}}', 'a.txt.hbs': '{{v}}' });
    expect(both.render('a', { v: '<b>&' })).toBe('&lt;b&gt;&amp;');
    expect(both.render('a.html', { v: '<b>&' })).toBe('&lt;b&gt;&amp;');
    expect(both.render('a.txt', { v: '<b>&' })).toBe('<b>&');
    expect(both.names()).toEqual(['a', 'a.html', 'a.txt']);
  });

  it('keeps the partials of text and HTML apart', () => {
    const both = renderer({
      '_partials/sign.html.hbs': '<i>{{name}}</i>',
      '_partials/sign.txt.hbs': '-- {{name}}',
      'm.html.hbs': '{{> sign this}}',
      'm.txt.hbs': '{{> sign this}}',
    });
    expect(both.render('m.html', { name: 'A&B' })).toBe('<i>A&amp;B</i>');
    expect(both.render('m.txt', { name: 'A&B' })).toBe('-- A&B');
    expect(both.has('_partials/sign.html')).toBe(false);
  });

  it('lets a layout see the data, a plain partial only what it is given', () => {
    const pages = renderer({
      '_layout.hbs': '<h1>{{title}}</h1>{{> @partial-block}}',
      '_partials/field.hbs': '{{name}}{{#if hint}}:{{hint}}{{/if}}',
      'p.hbs': '{{#> _layout}}{{body}} {{> field name="n"}}{{/_layout}}',
    });
    expect(pages.render('p', { title: 'T', body: 'B', hint: 'leak' })).toBe('<h1>T</h1>B n');
  });

  it.each([
    ['a value', '{{missing}}', /missing/],
    ['an argument of a helper', '{{concat "a" missing}}', /missing/],
    ['an argument of a nested call', '{{#if (eq missing 1)}}x{{/if}}', /missing/],
    ['a parameter of a partial', '{{> p x=missing}}', /missing/],
    ['the context of a partial', '{{> p missing}}', /missing/],
    ['a list', '{{#each missing}}x{{/each}}', /missing/],
    ['a deep value', '{{a.missing}}', /missing/],
    ['a key', '{{lookup a "missing"}}', /missing/],
    ['an argument of the wrong type', '{{date a}}', /PlainDate/],
  ])('refuses %s that is not there', (_what, text, reason) => {
    const templates = renderer({ 'x.hbs': text, '_partials/p.hbs': '{{x}}' });
    expect(() => templates.render('x', { a: {} })).toThrow(reason);
    expect(() => templates.render('x', { a: {} })).toThrow(TemplateError);
  });

  it('lets a template ask whether something is there', () => {
    expect(one('{{#if a}}1{{else}}0{{/if}}{{#unless a}}u{{/unless}}{{default a "-"}}')).toBe('0u-');
    expect(one('{{#if (or a b)}}1{{/if}}{{#if (and b (not a))}}2{{/if}}', { b: 1 })).toBe('12');
  });

  it.each([
    ['an unknown partial', '{{> nowhere}}', /"nowhere" does not exist/],
    ['an unknown helper', '{{shout x}}', /shout/],
    ['bad syntax', '{{#if x}}', /Parse error/],
  ])('refuses to start with %s, naming the template', (_what, text, reason) => {
    expect(() => renderer({ 'deep/bad.hbs': text })).toThrow(reason);
    expect(() => renderer({ 'deep/bad.hbs': text })).toThrow(/^deep\/bad: /);
  });

  it('formats as Vietnamese readers expect', () => {
    const at = new Date('2026-12-04T07:05:00Z');
    const data = { day: getPlainDate('2026-12-04'), at, size: 1_540_000, id: 'a/b ?' };
    expect(one('{{date day}}|{{dateShort day}}', data)).toBe('Thứ Sáu, 04/12/2026|04/12/2026');
    expect(one('{{instant at}}|{{instantShort at}}', data)).toBe(
      '14:05, Thứ Sáu, 04/12/2026|14:05 04/12/2026',
    );
    expect(one('{{bytes size}} {{isoInstant at}}', data)).toBe('1,5 MB 2026-12-04T07:05:00.000Z');
    expect(one('{{path "/ho-so" id "tep"}}', data)).toBe('/ho-so/a%2Fb%20%3F/tep');
    expect(one('{{concat "a" 1}}{{plus 1 2}}{{gt 2 1}}{{ne 1 2}}')).toBe('a13truetrue');
  });

  it('builds the objects that macros take', () => {
    const text = '{{#each (list (object t="a") (object t=b))}}{{t}}{{/each}}';
    expect(one(text, { b: 'B' })).toBe('aB');
  });

  it('takes further helpers and sees changed files in development', () => {
    const options = { helpers: { shout: (v: string) => v.toUpperCase() }, development: true };
    const templates = renderer({ 'x.hbs': '{{shout "a"}}' }, options);
    expect(templates.render('x', {})).toBe('A');
    write({ 'x.hbs': 'changed' });
    utimesSync(join(root, 'x.hbs'), 2_000_000_000, 2_000_000_000);
    expect(templates.render('x', {})).toBe('changed');
  });

  it('says which template is unknown', () => {
    expect(() => renderer({}).render('nowhere', {})).toThrow('nowhere: no such template');
  });
});
