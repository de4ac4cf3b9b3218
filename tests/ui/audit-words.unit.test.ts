import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { SIGN_IN_METHODS } from '~/identity/rules/session-life.ts';
import { auditDetail, auditSubject } from '~/ui/identity/audit-detail.ts';
import { auditFields, auditSubjects } from '~/ui/messages/audit-fields.ts';
import { auditWords } from '~/ui/messages/audit.ts';

type Recorded = { actions: Set<string>; fields: Set<string>; subjects: Set<string> };

/** Every `noun.verb`, kind of subject and field that stands beside a call of the journal in the sources. */
function recorded(): Recorded {
  const found: Recorded = { actions: new Set(), fields: new Set(), subjects: new Set() };
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(\/commands\/|^server\/).*\.ts$/.test(file) && !file.startsWith('generated/'),
  );
  for (const file of files) {
    const text = readFileSync(`app/${file}`, 'utf8');
    for (const [, action] of text.matchAll(/action: '([a-z-]+\.[a-z-]+)'/g)) found.actions.add(String(action));
    if (/\baudit(?:All)?\(/.test(text)) visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), found);
  }
  return found;
}

function visit(node: ts.Node, found: Recorded): void {
  if (ts.isPropertyAssignment(node)) {
    if (node.name.getText() === 'detail') for (const name of namesIn(node.initializer)) found.fields.add(name);
    if (node.name.getText() === 'subjectType' && ts.isStringLiteral(node.initializer))
      found.subjects.add(node.initializer.text);
  }
  node.forEachChild((child) => visit(child, found));
}

/** The names in an object, also in those that it spreads under a condition. */
function namesIn(node: ts.Expression): string[] {
  if (ts.isParenthesizedExpression(node)) return namesIn(node.expression);
  if (ts.isBinaryExpression(node)) return namesIn(node.right);
  if (ts.isConditionalExpression(node)) return [...namesIn(node.whenTrue), ...namesIn(node.whenFalse)];
  if (!ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((property) =>
    ts.isSpreadAssignment(property) ? namesIn(property.expression) : [property.name.getText()],
  );
}

const lacking = (names: Iterable<string>, words: object): string[] =>
  [...names].filter((name) => !Object.hasOwn(words, name));

it('has words for everything that the journal records', () => {
  const { actions, fields, subjects } = recorded();
  expect(actions.size).toBeGreaterThan(60);
  expect(fields.size).toBeGreaterThan(60);
  const parts = new Set([...actions].flatMap((action) => action.split('.')));
  expect(lacking(parts, auditWords)).toEqual([]);
  expect(lacking(fields, auditFields)).toEqual([]);
  expect(lacking(subjects, auditSubjects)).toEqual([]);
});

it('shows what an entry says besides on a line, in the words of the page, long digests cut', () => {
  expect(auditDetail('{}', 'zh-CN')).toBe('');
  const detail = '{"method":"slip","count":3,"sha256":"0123456789012345678901234567","passed":true,"cells":["a","b"]}';
  expect(auditDetail(detail, 'zh-CN')).toBe(
    '方式：一次性登录码 · 数量：3 · 文件摘要：01234567890123456789012… · 是否通过：是 · 单元格：a、b',
  );
  expect(auditDetail(detail, 'en')).toBe(
    'method: one-time code · count: 3 · digest of the file: 01234567890123456789012… · passed: yes · cells: a, b',
  );
  expect(auditDetail('{"toString":null,"neverSeen":false}', 'zh-CN')).toBe('toString：— · neverSeen：否');
});

it('tells codes in the words of the page and leaves what a person wrote as it is', () => {
  for (const method of SIGN_IN_METHODS) expect(auditDetail(JSON.stringify({ method }), 'zh-CN')).not.toContain(method);
  expect(auditDetail('{"kind":"cadres","rows":49}', 'zh-CN')).toBe('类型：党务干部 · 行数：49');
  expect(auditDetail('{"reason":"查清考场记录"}', 'zh-CN')).toBe('原因：查清考场记录');
});

it('names the kind of a subject', () => {
  expect(auditSubject('exam_session', 'zh-CN')).toBe('场次');
  expect(auditSubject('exam_session', 'en')).toBe('session');
  expect(auditSubject('other', 'en')).toBe('other');
});
