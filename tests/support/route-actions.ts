import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { endpoints } from '~/http/endpoints.server.ts';
import type { RouteEntry } from '~/http/route-table/route-entry.ts';

/** What can be posted to a route: each value of the field that says what is meant (`intent`, `act`, `rescue`). */
export type RouteActions = ReadonlyMap<string, { field: string; value: string }>;

const FIELDS = ['intent', 'act', 'rescue'];
const NAMES_FIELD = new RegExp(`(^|\\.)(${FIELDS.join('|')})$|\\('(${FIELDS.join('|')})'\\)$`);

/**
 * Reads from the source of a route which intents its action tells apart: by comparing, by `case`, by a schema's literal
 * or by a list of words from another file.
 *
 * @returns null for a route without an action
 */
export function actionsOf(entry: RouteEntry): RouteActions | null {
  if (entry.kind === 'endpoint')
    return endpoints.some(({ id, method }) => id === entry.id && method === 'post') ? new Map() : null;
  const source = sourceOf(`app/${entry.module}`);
  return exportsAction(source) ? intentsIn(source) : null;
}

const sourceOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);

const exportsAction = (source: ts.SourceFile): boolean =>
  source.statements.some((statement) =>
    ts.isExportDeclaration(statement)
      ? statement.getText().includes('action')
      : ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true &&
        (ts.isVariableStatement(statement)
          ? statement.declarationList.declarations.some(({ name }) => name.getText() === 'action')
          : ts.isFunctionDeclaration(statement) && statement.name?.text === 'action'),
  );

function intentsIn(source: ts.SourceFile): RouteActions {
  const found = new Map<string, { field: string; value: string }>();
  const add = (name: string, value: ts.Node | undefined): void => {
    if (value && ts.isStringLiteral(value)) found.set(value.text, { field: fieldNamed(name), value: value.text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText())) {
      if (namesField(node.left)) add(node.left.getText(), node.right);
      if (namesField(node.right)) add(node.right.getText(), node.left);
    } else if (ts.isSwitchStatement(node) && namesField(node.expression)) {
      for (const clause of node.caseBlock.clauses)
        if (ts.isCaseClause(clause)) add(node.expression.getText(), clause.expression);
    } else if (ts.isPropertyAssignment(node) && FIELDS.includes(node.name.getText())) {
      const literal =
        ts.isCallExpression(node.initializer) && node.initializer.expression.getText().endsWith('.literal');
      if (literal) add(node.name.getText(), node.initializer.arguments[0]);
    } else if (ts.isCallExpression(node)) {
      const about = within(node, namesField);
      const list = about && within(node, (part) => ts.isIdentifier(part) && /^[A-Z][A-Z_]+$/.test(part.text));
      if (about && list) for (const word of wordsOf(source, list.getText())) add(about.getText(), word);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

const namesField = (node: ts.Node): boolean => ts.isExpression(node) && NAMES_FIELD.test(node.getText());

const fieldNamed = (text: string): string =>
  NAMES_FIELD.exec(text)
    ?.slice(1)
    .findLast((part) => FIELDS.includes(part)) ?? text;

/** The innermost call only is asked: a list and the field stand together in `oneOf(act, RESCUES)`, not further apart. */
function within(node: ts.CallExpression, is: (part: ts.Node) => boolean): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (part: ts.Node): void => {
    if (is(part)) found ??= part;
    else if (!ts.isBlock(part)) part.forEachChild(visit);
  };
  node.forEachChild(visit);
  return found;
}

/** The words of a list that a route imports: `export const RESCUES = ['unlock', …] as const`. */
function wordsOf(source: ts.SourceFile, list: string): ts.StringLiteral[] {
  const from = source.statements
    .filter(ts.isImportDeclaration)
    .find(({ importClause }) => importClause?.getText().match(new RegExp(`\\b${list}\\b`)));
  if (!from || !ts.isStringLiteral(from.moduleSpecifier)) return [];
  const words: ts.StringLiteral[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === list && node.initializer) {
      const array = ts.isAsExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (ts.isArrayLiteralExpression(array)) words.push(...array.elements.filter(ts.isStringLiteral));
    } else node.forEachChild(visit);
  };
  visit(sourceOf(from.moduleSpecifier.text.replace(/^~\//, 'app/')));
  return words;
}
