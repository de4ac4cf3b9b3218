import type { PolicySettings } from '~/exams/rules/policy-settings.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { TestOrganization } from './world.ts';

/**
 * A bank whose live pool serves a blueprint `papers` times, cell by cell. The questions are as short as questions can
 * be: the right option is always A (true for true-or-false).
 */
export async function createBank(
  organization: TestOrganization,
  blueprint: PolicySettings['blueprint'],
  papers: number,
  code = 'live',
  pool: 'LIVE' | 'PRACTICE' = 'LIVE',
): Promise<string> {
  const bankId = newId();
  await sql.query(
    `INSERT INTO question_bank (id, root_id, organization_id, code, title, title_en)
     SELECT $1::uuid, root_id, id, $3, '测试题库', 'Test bank' FROM organization WHERE id = $2::uuid`,
    [bankId, organization.id, code],
  );
  const clauseVersionId = await createClause();
  for (const cell of blueprint) {
    await sql.query(
      `INSERT INTO topic (code, title, title_en, ordinal) VALUES ($1, $1, $1, $2) ON CONFLICT DO NOTHING`,
      [cell.topic, Number(cell.topic.slice(1))],
    );
    for (let n = 1; n <= cell.count * papers; n += 1) {
      const [questionId, versionId] = [newId(), newId()];
      await sql.query(
        `INSERT INTO question (id, bank_id, code, topic_code, type, pool, status, current_version_id, updated_at)
         VALUES ($1, $2, $3, $4, $5::question_type, $7::question_pool, 'RELEASED', $6, now())`,
        [questionId, bankId, `${cell.topic}-${cell.type}-${n}`, cell.topic, cell.type, versionId, pool],
      );
      const options = cell.type === 'TRUE_FALSE' ? [] : ['A', 'B', 'C', 'D'].map((id) => `选项${id}`);
      const key = cell.type === 'TRUE_FALSE' ? ['true'] : cell.type === 'MULTIPLE' ? ['A', 'B'] : ['A'];
      await sql.query(
        `INSERT INTO question_version (id, question_id, number, stem, options, answer_key, explanation, difficulty, clause_version_id,
           evidence, content_hash)
         VALUES ($1::uuid, $2, 1, $3, $4::jsonb, $5::jsonb, '见条文。', 'EASY', $6, 'VERIFIED', $3)`,
        [versionId, questionId, `第${n}题`, JSON.stringify(options), JSON.stringify(key), clauseVersionId],
      );
    }
  }
  return bankId;
}

async function createClause(): Promise<string> {
  const [documentId, clauseId, versionId] = [newId(), newId(), newId()];
  await sql.query(
    `INSERT INTO regulation_document (id, code, title, title_en, short_title, kind, issuer, evidence, introduction, content_hash)
     VALUES ($1, $2, '测试条例', 'Test regulation', '测试条例', 'REGULATION', '测试', 'VERIFIED', '', $2)`,
    [documentId, `test-${documentId}`],
  );
  await sql.query(
    `INSERT INTO clause (id, document_id, article, ordinal, label, heading) VALUES ($1, $2, '1', 1, '第一条', '目的')`,
    [clauseId, documentId],
  );
  await sql.query(
    `INSERT INTO clause_version (id, clause_id, substance, evidence, valid_from, content_hash)
     VALUES ($1, $2, '测试条文', 'VERIFIED', '2020-01-01', 'x')`,
    [versionId, clauseId],
  );
  return versionId;
}
