import { attributesOf, childrenOf, isElement, type LessonNode } from './lesson-node.ts';
import { clauseKey } from './lesson-tree.ts';

/**
 * Readies the tree for the page: second-level headings get the ids of the outline, tables get room to scroll, and a
 * section that cites clauses but has no note of its own gets one beside its first paragraph that lists them.
 */
export function shapeLesson(tree: LessonNode): void {
  const sections: LessonNode[][] = [[]];
  for (const block of childrenOf(tree)) {
    if (block.type === 'heading' && block.depth === 2) sections.push([block]);
    else sections.at(-1)?.push(block.type === 'table' ? element('WideTable', {}, [block]) : block);
  }
  tree.children = sections.flatMap((blocks, number) => {
    const [heading, ...body] = blocks;
    if (number === 0 || heading?.type !== 'heading') return blocks;
    heading.data = { ...heading.data, hProperties: { id: `s${number}` } };
    if (body.some((block) => isElement(block, 'ClauseNote') || isElement(block, 'SelfCheck'))) return blocks;
    const cited = citedIn(body);
    return cited.length > 0 ? [heading, element('CitedClauses', { clauses: cited.join(' ') }, []), ...body] : blocks;
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
