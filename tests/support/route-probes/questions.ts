import { newId } from '~/platform/id.ts';
import { sql } from '~/platform/db.ts';
import type { TestOrganization } from '../world.ts';
import type { RouteProbe } from './probe.ts';

/** A practice question in the own bank of an organization, resting on a clause made for it. */
async function questionOf(organization: TestOrganization, rootId: string): Promise<string> {
  const [document, clause, version, bank, question, written] = Array.from({ length: 6 }, newId);
  const code = `probe-${question}`;
  await sql.query(
    `INSERT INTO topic (code, title, title_en, ordinal) VALUES ('T02', '支部', 'Branch', 2) ON CONFLICT DO NOTHING`,
  );
  await sql.query(
    `INSERT INTO regulation_document (id, code, title, title_en, short_title, kind, issuer, evidence, introduction, content_hash)
     VALUES ($1, $2, '条例', 'Regulation', '条例', 'REGULATION', '中共中央', 'VERIFIED', '', '')`,
    [document, code],
  );
  await sql.query(
    `INSERT INTO clause (id, document_id, article, ordinal, label, heading) VALUES ($1, $2, '1', 0, '第一条', '目的')`,
    [clause, document],
  );
  await sql.query(
    `INSERT INTO clause_version (id, clause_id, substance, evidence, valid_from, content_hash)
     VALUES ($1, $2, '内容', 'VERIFIED', '2020-01-01', '')`,
    [version, clause],
  );
  await sql.query(
    `INSERT INTO question_bank (id, root_id, organization_id, code, title, title_en) VALUES ($1, $2, $3, $4, '题库', 'Bank')`,
    [bank, rootId, organization.id, code],
  );
  await sql.query(
    `INSERT INTO question (id, bank_id, code, topic_code, type, pool, updated_at)
     VALUES ($1, $2, 'T02-J-001', 'T02', 'TRUE_FALSE', 'PRACTICE', now())`,
    [question, bank],
  );
  await sql.query(
    `INSERT INTO question_version (id, question_id, number, stem, options, answer_key, explanation, difficulty, clause_version_id, evidence, content_hash)
     VALUES ($1, $2, 1, '题干', '[]', '["true"]', '解析', 'EASY', $3, 'VERIFIED', '')`,
    [written, question, version],
  );
  return question ?? '';
}

export const questionsProbes: Record<string, RouteProbe> = {
  'admin-questions': { inside: () => '/admin/questions' },
  'admin-questions-export': { inside: () => '/admin/questions/export' },
  'admin-question-new': { inside: () => '/admin/questions/new' },
  'admin-question-review': { inside: () => '/admin/questions/review' },
  'admin-question': {
    inside: async (w) => `/admin/questions/${await questionOf(w.unitA, w.root.id)}`,
    outside: async (w) => `/admin/questions/${await questionOf(w.unitB, w.root.id)}`,
  },
};
