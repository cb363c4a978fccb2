import Handlebars from 'handlebars';

/** Their arguments may be missing: asking whether a value is there is what they are for. */
const LENIENT = new Set(['if', 'unless', 'and', 'or', 'not', 'default']);

type Node = hbs.AST.Node;
type StrictPath = hbs.AST.PathExpression & { strict?: boolean };
interface Call {
  path?: hbs.AST.Expression;
  params: hbs.AST.Expression[];
  hash?: hbs.AST.Hash;
}

const isPath = (node: Node): node is StrictPath => node.type === 'PathExpression';

function demand(node: Node): void {
  if (isPath(node) && node.parts.length > 0) node.strict = true;
}

/**
 * Handlebars' strict mode leaves the arguments of helpers and partials lenient: `{{upper missing}}`
 * and `{{> p x=missing}}` print nothing. This marks those paths as strict too, and lets layouts
 * (block partials) see the page's data although plain partials see only what they are given.
 */
export class StrictnessVisitor extends Handlebars.Visitor {
  /** Names of the partials that were met. */
  readonly partials = new Set<string>();

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    this.call(node);
    super.MustacheStatement(node);
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    this.call(node);
    super.BlockStatement(node);
  }

  override SubExpression(node: hbs.AST.SubExpression): void {
    this.call(node);
    super.SubExpression(node);
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    if (this.partialName(node) === '@partial-block') this.inherit(node);
    this.call(node);
    super.PartialStatement(node);
  }

  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.partialName(node);
    this.inherit(node);
    this.call(node);
    super.PartialBlockStatement(node);
  }

  private partialName(node: { name: hbs.AST.Expression }): string {
    const name = 'original' in node.name ? String(node.name.original) : '';
    if (name !== '' && name !== '@partial-block') this.partials.add(name);
    return name;
  }

  private inherit(node: { params: hbs.AST.Expression[]; loc: hbs.AST.SourceLocation }): void {
    if (node.params.length > 0) return;
    const self = { type: 'PathExpression', data: false, depth: 0, parts: [], original: 'this' };
    node.params.push({ ...self, loc: node.loc });
  }

  private call(node: Call): void {
    const helper = node.path && isPath(node.path) ? node.path.original : '';
    if (LENIENT.has(helper)) return;
    node.params.forEach(demand);
    node.hash?.pairs.forEach((pair) => demand(pair.value));
  }
}
