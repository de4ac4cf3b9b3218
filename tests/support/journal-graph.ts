import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What is declared at the top of a file, such as `app/exams/commands/hand-in.server.ts#handIn`. */
type Part = {
  readonly id: string;
  readonly text: string;
  /** what its text names, here or in another file */
  readonly names: ReadonlySet<string>;
};

const JOURNAL = ['app/platform/audit.ts#audit', 'app/platform/audit.ts#auditAll'];
const WRITES = /\b(?:INSERT INTO|(?<!FOR |KEY |DO )UPDATE(?! SET\b)|DELETE FROM)\s+"?(?:\w+\.)?[a-z_]+"?/;
const PRISMA_WRITES = /\.prisma\.\w+\.(?:create|update|upsert|delete)\w*\(/;
const inData = (id: string): boolean => /^app\/\w+\/data\//.test(id);
const fileOf = (id: string): string => id.slice(0, id.indexOf('#'));

/**
 * Reads from the sources what writes a table and whether that is entered in the journal: where it stands, in its own file
 * on the way there, or by each of those who call it.
 */
export function journalGraph() {
  const parts = new Map(sources().flatMap((file) => declaredIn(file).map((part) => [part.id, part] as const)));
  const callers = new Map<string, string[]>();
  for (const { id, names } of parts.values())
    for (const name of names) callers.set(name, [...(callers.get(name) ?? []), id]);

  const dataWrites = (id: string, seen = new Set<string>()): boolean => {
    const part = parts.get(id);
    if (!part || !inData(id) || seen.has(id)) return false;
    seen.add(id);
    return writesItself(part) || [...part.names].some((name) => dataWrites(name, seen));
  };
  const enters = (id: string, seen = new Set<string>()): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    const names = [...(parts.get(id)?.names ?? [])];
    return names.some((name) => JOURNAL.includes(name) || (fileOf(name) === fileOf(id) && enters(name, seen)));
  };
  const isEntered = (id: string, seen = new Set<string>()): boolean => {
    if (seen.has(id)) return true;
    seen.add(id);
    if (enters(id)) return true;
    const by = callers.get(id) ?? [];
    return by.length > 0 && by.every((caller) => isEntered(caller, seen));
  };

  return {
    /** what writes a table outside of `data/`, by itself or through it */
    writers: [...parts.values()]
      .filter((part) => !inData(part.id))
      .filter((part) => writesItself(part) || [...part.names].some((name) => dataWrites(name)))
      .map(({ id }) => id),
    isEntered: (id: string): boolean => isEntered(id),
    /** whether the first names the second */
    calls: (id: string, other: string): boolean => parts.get(id)?.names.has(other) ?? false,
  };
}

const writesItself = ({ text }: Part): boolean => WRITES.test(text) || PRISMA_WRITES.test(text);

/** Pages write nothing: they know neither SQL nor `data/`. What is done on the machine itself is entered by `app/server`. */
const sources = (): string[] =>
  ['app', 'workers'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/^(?:ui|generated)\//.test(file))
      .map((file) => `${folder}/${file}`),
  );

function declaredIn(file: string): Part[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const imported = new Map<string, string>();
  const own = new Map<string, ts.FunctionDeclaration | ts.VariableDeclaration>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const from = importedFile(file, statement.moduleSpecifier.text);
      const bindings = statement.importClause?.namedBindings;
      if (from && bindings && ts.isNamedImports(bindings))
        for (const { name, propertyName } of bindings.elements)
          imported.set(name.text, `${from}#${(propertyName ?? name).getText()}`);
    } else if (ts.isFunctionDeclaration(statement) && statement.name) own.set(statement.name.text, statement);
    else if (ts.isVariableStatement(statement))
      for (const one of statement.declarationList.declarations) own.set(one.name.getText(), one);
  }
  return [...own].map(([name, node]) => {
    const names = new Set<string>();
    const visit = (part: ts.Node): void => {
      if (ts.isIdentifier(part) && part !== node.name) {
        const id = imported.get(part.text) ?? (own.has(part.text) ? `${file}#${part.text}` : undefined);
        if (id) names.add(id);
      }
      part.forEachChild(visit);
    };
    visit(node);
    return { id: `${file}#${name}`, text: node.getText(), names };
  });
}

function importedFile(from: string, specifier: string): string | null {
  const file = specifier.startsWith('.')
    ? path.posix.join(path.posix.dirname(from), specifier)
    : specifier.replace(/^~\//, 'app/').replace(/^~workers\//, 'workers/');
  return /^(?:app|workers)\//.test(file) && existsSync(file) ? file : null;
}
