import { attributesOf, childrenOf, isElement, textOf, type LessonNode } from './lesson-node.ts';
import { UnsafeMdx } from './safe-mdx.ts';

export type ClauseReference = { readonly doc: string; readonly article: string };
export type OutlineEntry = { readonly id: string; readonly text: string };
export type SelfCheckType = 'single' | 'multiple' | 'truefalse';
export type SelfCheckKey = {
  readonly id: string;
  readonly type: SelfCheckType;
  readonly answer: string;
  readonly options: readonly string[];
} & ClauseReference;

/** What a lesson's text holds, read from its tree before it is compiled. */
export type LessonContents = {
  readonly outline: readonly OutlineEntry[];
  readonly clauses: readonly ClauseReference[];
  readonly figures: readonly string[];
  readonly selfChecks: readonly SelfCheckKey[];
  /** Chinese characters of the text itself, without its self-checks */
  readonly hanCharacters: number;
};

export const clauseKey = ({ doc, article }: ClauseReference): string => `${doc}#${article}`;

/** @throws {UnsafeMdx} when self-checks contradict themselves */
export function lessonContents(tree: LessonNode): LessonContents {
  const outline: OutlineEntry[] = [];
  const clauses = new Map<string, ClauseReference>();
  const figures: string[] = [];
  const selfChecks: SelfCheckKey[] = [];
  const visit = (node: LessonNode): void => {
    if (node.type === 'heading' && node.depth === 2)
      outline.push({ id: `s${outline.length + 1}`, text: textOf(node).trim() });
    if (isElement(node)) {
      const { doc, article, name } = attributesOf(node);
      if (doc && article) clauses.set(`${doc}#${article}`, { doc, article });
      if (node.name === 'Figure' && name) figures.push(name);
      if (node.name === 'SelfCheck') selfChecks.push(selfCheckOf(node));
      if (node.name === 'Video' && !textOf(node).trim())
        throw new UnsafeMdx('<Video> needs what is said in it as text between its tags', node);
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(tree);
  const twice = selfChecks.find((check, at) => selfChecks.findIndex(({ id }) => id === check.id) !== at);
  if (twice) throw new UnsafeMdx(`two self-checks are called ${twice.id}`);
  return { outline, clauses: [...clauses.values()], figures, selfChecks, hanCharacters: hanCount(readText(tree)) };
}

const readText = (node: LessonNode): string =>
  isElement(node, 'SelfCheck') ? '' : (node.value ?? childrenOf(node).map(readText).join(''));

const hanCount = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

function selfCheckOf(node: LessonNode): SelfCheckKey {
  const { id = '', type, answer = '', doc = '', article = '' } = attributesOf(node);
  const parts = elementsWithin(node);
  const count = (name: string): number => parts.filter((part) => part.name === name).length;
  const options = parts.filter((part) => part.name === 'Option').map((part) => attributesOf(part)['id'] ?? '');
  const wrong = (why: string): never => {
    throw new UnsafeMdx(`self-check ${id}: ${why}`, node);
  };
  if (count('Question') !== 1) wrong('needs one <Question>');
  if (count('Feedback') !== 1) wrong('needs one <Feedback>');
  if (new Set(options).size !== options.length) wrong('two options have the same id');
  if (type === 'truefalse') {
    if (options.length > 0) wrong('a true/false check has no options');
    if (!/^(true|false)$/.test(answer)) wrong('answer must be true or false');
  } else {
    if (options.length < 2) wrong('needs at least two options');
    const keys = [...answer];
    if (new Set(keys).size !== keys.length || keys.some((key) => !options.includes(key)))
      wrong(`answer ${answer} is not among its options`);
    if (type === 'single' && keys.length !== 1) wrong('a single choice has one answer');
  }
  return { id, type: type as SelfCheckType, answer, options, doc, article };
}

const elementsWithin = (node: LessonNode): LessonNode[] =>
  childrenOf(node).flatMap((child) => [...(isElement(child) ? [child] : []), ...elementsWithin(child)]);
