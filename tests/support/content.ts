import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type WrittenClause = { article: string; substance: string; effectiveFrom?: string | null; evidence?: string };

/** A content folder of a test's own, with files that the loaders take. */
export function contentFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'content-'));
  mkdirSync(path.join(folder, 'regulations'));
  mkdirSync(path.join(folder, 'question-banks', 'small'), { recursive: true });
  return {
    regulations: path.join(folder, 'regulations'),
    banks: path.join(folder, 'question-banks'),
    regulation(code: string, clauses: WrittenClause[], more: Record<string, unknown> = {}): void {
      const matter = {
        code,
        title: '某条例',
        titleEn: 'A regulation',
        shortTitle: '某条例',
        kind: 'REGULATION',
        issuer: '中共中央',
        documentNumber: null,
        issuedOn: '2018-10-28',
        effectiveFrom: '2018-10-28',
        effectiveTo: null,
        evidence: 'SECONDARY',
        demonstration: false,
        clauses: clauses.map(({ article, substance, effectiveFrom = '2018-10-28', evidence = 'SECONDARY' }) => ({
          article,
          label: `第${article}条`,
          heading: '内容',
          effectiveFrom,
          effectiveTo: null,
          evidence,
          substance,
        })),
        ...more,
      };
      writeFileSync(path.join(folder, 'regulations', `${code}.mdx`), `---\n${JSON.stringify(matter)}\n---\n说明。\n`);
    },
    bank(questions: Record<string, unknown>[]): void {
      const head = {
        code: 'small',
        title: '小题库',
        titleEn: 'Small bank',
        note: '演示',
        noteEn: 'Demonstration',
        topics: [{ code: 'T02', title: '支部', titleEn: 'Branch' }],
      };
      writeFileSync(path.join(folder, 'question-banks', 'small', 'bank.yaml'), JSON.stringify(head));
      writeFileSync(
        path.join(folder, 'question-banks', 'small', 'T02.yaml'),
        JSON.stringify({ topic: 'T02', questions }),
      );
    },
  };
}

/** A question of such a bank; `change` replaces what a test is about. */
export const bankQuestion = (number: number, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  code: `T02-S-${String(number).padStart(3, '0')}`,
  type: 'SINGLE',
  pool: 'LIVE',
  difficulty: 'EASY',
  knowledgePoint: '设立条件',
  stem: `第${number}题：成立党支部一般至少几名正式党员？`,
  options: ['三名', '五名', '七名'],
  key: 'A',
  explanation: '三名以上。',
  doc: 'sample',
  article: '4',
  evidence: 'SECONDARY',
  ...change,
});
