import { attributesOf, childrenOf, isElement, textOf, type LessonNode } from './lesson-node.ts';
import { clauseKey } from './lesson-tree.ts';

/**
 * Readies the tree for the page: second-level headings get the ids of the outline, tables get room to scroll, typed
 * spaces beside Chinese punctuation and citations are closed (the style sheet sets the spacing), and a section that cites clauses but has no note of its own gets one beside its first paragraph that lists them.
 */
export function shapeLesson(tree: LessonNode): void {
  closeGaps(tree);
  let tables = 0;
  const sections: LessonNode[][] = [[]];
  for (const block of childrenOf(tree)) {
    if (block.type === 'heading' && block.depth === 2) sections.push([block]);
    else
      sections
        .at(-1)
        ?.push(block.type === 'table' ? element('WideTable', { number: String((tables += 1)) }, [block]) : block);
  }
  tree.children = sections.flatMap((blocks, number) => {
    const [heading, ...body] = blocks;
    if (number === 0 || heading?.type !== 'heading') return blocks;
    heading.data = { ...heading.data, hProperties: { id: `s${number}` } };
    if (body.some((block) => isElement(block, 'ClauseNote') || isElement(block, 'SelfCheck'))) return blocks;
    const cited = citedIn(body);
    return cited.length > 0
      ? [heading, element('CitedClauses', { clauses: cited.join(' '), section: textOf(heading) }, []), ...body]
      : blocks;
  });
}

function citedIn(nodes: readonly LessonNode[]): string[] {
  const keys = nodes.flatMap((node): string[] => {
    const { doc, article } = isElement(node) ? attributesOf(node) : {};
    return [...(doc && article ? [clauseKey({ doc, article })] : []), ...citedIn(childrenOf(node))];
  });
  return [...new Set(keys)];
}

function element(name: string, attributes: Record<string, string>, children: LessonNode[]): LessonNode {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
    children,
  };
}

const FULL_WIDTH = '，。、；：？！（）《》“”';
const AFTER = new RegExp(`([${FULL_WIDTH}]) +`, 'g');
const BEFORE = new RegExp(` +([${FULL_WIDTH}])`, 'g');
const ENDS_CHINESE = new RegExp(`[\\p{Script=Han}${FULL_WIDTH}]$`, 'u');
const STARTS_CHINESE = new RegExp(`^[\\p{Script=Han}${FULL_WIDTH}]`, 'u');

function closeGaps(node: LessonNode): void {
  const children = childrenOf(node);
  for (const [at, child] of children.entries()) {
    if (child.type === 'text' && child.value) child.value = closed(child.value, children[at - 1], children[at + 1]);
    else closeGaps(child);
  }
}

function closed(text: string, before: LessonNode | undefined, after: LessonNode | undefined): string {
  let tight = text.replace(AFTER, '$1').replace(BEFORE, '$1');
  const leftIsChinese = before && (isElement(before, 'Clause') || ENDS_CHINESE.test(textOf(before)));
  if (leftIsChinese && STARTS_CHINESE.test(tight.trimStart())) tight = tight.replace(/^ +/, '');
  const rightIsChinese = after && (isElement(after, 'Clause') || STARTS_CHINESE.test(textOf(after)));
  if (rightIsChinese && ENDS_CHINESE.test(tight.trimEnd())) tight = tight.replace(/ +$/, '');
  return tight;
}
