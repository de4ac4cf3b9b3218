import { LESSON_COMPONENTS, LESSON_LINK, LESSON_NODES } from './lesson-components.ts';
import { childrenOf, isElement, type LessonNode } from './lesson-node.ts';

/** The text holds something that a lesson may not hold. */
export class UnsafeMdx extends Error {
  readonly line: number | null;
  constructor(why: string, node?: LessonNode) {
    const line = node?.position?.start.line ?? null;
    super(why);
    this.name = 'UnsafeMdx';
    this.line = line;
  }
}

const MOST_NODES = 20_000;
const MOST_DEPTH = 60;
const COMMENT = /^\s*(\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)?$/;
/** Characters that browsers drop inside addresses, so that `java\nscript:` cannot pass for something else. */
const INVISIBLE = /[\p{Cc}\p{Cf}\s\u2028\u2029]/gu;

/**
 * Refuses any tree that is more than text and listed components: a lesson is data, not code. Must see the tree before
 * anything else does, so that nothing is compiled that was not looked at. Comments are emptied.
 *
 * @throws {UnsafeMdx} with the line
 */
export function refuseUnsafe(tree: LessonNode): void {
  let nodes = 0;
  const visit = (node: LessonNode, ancestors: readonly string[]): void => {
    if ((nodes += 1) > MOST_NODES) throw new UnsafeMdx('too many nodes');
    if (ancestors.length > MOST_DEPTH) throw new UnsafeMdx('nested too deeply', node);
    if (node.type === 'mdxjsEsm') throw new UnsafeMdx('import and export are not allowed', node);
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return emptyComment(node);
    if (isElement(node)) refuseElement(node, ancestors);
    else if (!LESSON_NODES.has(node.type)) throw new UnsafeMdx(`${node.type} is not allowed`, node);
    if (node.type === 'heading' && node.depth === 1) throw new UnsafeMdx('headings start at ##', node);
    if (node.type === 'link' && !LESSON_LINK.test((node.url ?? '').replace(INVISIBLE, '')))
      throw new UnsafeMdx('links lead to this platform only', node);
    const name = isElement(node) && node.name ? [...ancestors, node.name] : [...ancestors, node.type];
    for (const child of childrenOf(node)) visit(child, name);
  };
  visit(tree, []);
}

function emptyComment(node: LessonNode): void {
  if (!COMMENT.test(node.value ?? '')) throw new UnsafeMdx('{ } expressions are not allowed', node);
  Object.assign(node, { type: 'text', value: '' });
  delete node.data;
}

function refuseElement(node: LessonNode, ancestors: readonly string[]): void {
  if (!node.name) throw new UnsafeMdx('fragments are not allowed', node);
  const rule = Object.hasOwn(LESSON_COMPONENTS, node.name) ? LESSON_COMPONENTS[node.name] : undefined;
  if (!rule) throw new UnsafeMdx(`<${node.name}> is not allowed`, node);
  if (rule.within && !rule.within.some((name) => ancestors.includes(name)))
    throw new UnsafeMdx(`<${node.name}> stands only inside <${rule.within.join('> or <')}>`, node);
  const seen = new Set<string>();
  for (const attribute of node.attributes ?? []) {
    if (attribute.type !== 'mdxJsxAttribute' || !attribute.name)
      throw new UnsafeMdx('{...} attributes are not allowed', node);
    const expected = Object.hasOwn(rule.attributes, attribute.name) ? rule.attributes[attribute.name] : undefined;
    if (!expected) throw new UnsafeMdx(`<${node.name}> has no attribute ${attribute.name}`, node);
    if (typeof attribute.value !== 'string')
      throw new UnsafeMdx(`${attribute.name} of <${node.name}> must be a literal text`, node);
    if (!expected.test(attribute.value))
      throw new UnsafeMdx(`${attribute.name}="${attribute.value.slice(0, 60)}" of <${node.name}> is not allowed`, node);
    if (seen.has(attribute.name)) throw new UnsafeMdx(`${attribute.name} of <${node.name}> stands twice`, node);
    seen.add(attribute.name);
  }
  const missing = rule.required.find((name) => !seen.has(name));
  if (missing) throw new UnsafeMdx(`<${node.name}> needs ${missing}`, node);
}
