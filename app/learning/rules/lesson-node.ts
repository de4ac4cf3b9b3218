/** A node of a lesson's syntax tree (mdast with MDX), as far as the rules look at it. */
export type LessonNode = {
  type: string;
  children?: LessonNode[];
  value?: string;
  depth?: number;
  url?: string;
  name?: string | null;
  attributes?: LessonAttribute[];
  data?: Record<string, unknown>;
  position?: { start: { line: number } };
};
export type LessonAttribute = { type: string; name?: string; value?: unknown };

export const childrenOf = (node: LessonNode): LessonNode[] => node.children ?? [];

export const isElement = (node: LessonNode, name?: string): boolean =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
  (name === undefined || node.name === name);

/** The attributes of an element; `refuseUnsafe` has seen to it that they are literal texts. */
export const attributesOf = (node: LessonNode): Record<string, string | undefined> =>
  Object.fromEntries(
    (node.attributes ?? []).flatMap(({ name, value }) => (name && typeof value === 'string' ? [[name, value]] : [])),
  );

/** All text below a node. */
export const textOf = (node: LessonNode): string => node.value ?? childrenOf(node).map(textOf).join('');
