import { newId } from '~/platform/id.ts';
import { sql } from '~/platform/db.ts';
import { once, type RouteProbe } from './probe.ts';

type Made = { id: string; bankId: string; clauseId: string };

/** A practice question in the own bank of a unit, resting on a clause made for it. */
export const questionOf = once(async (w, place): Promise<Made> => {
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
    [bank, w.root.id, w[place].id, code],
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
  return { id: question ?? '', bankId: bank ?? '', clauseId: clause ?? '' };
});

const written = ({ clauseId }: Made) => ({
  pool: 'PRACTICE',
  difficulty: 'EASY',
  stem: '支部党员大会一般每季度召开一次。',
  'key[]': 'true',
  explanation: '见条文。',
  clauseId,
});

export const questionsProbes: Record<string, RouteProbe> = {
  'admin-questions': { inside: () => '/admin/questions' },
  'admin-questions-export': { inside: () => '/admin/questions/export' },
  'admin-question-new': {
    inside: () => '/admin/questions/new',
    actions: {
      '': {
        at: () => '/admin/questions/new?type=TRUE_FALSE',
        form: async (w, place) => {
          const made = await questionOf(w, place);
          return { ...written(made), bank: made.bankId, topic: 'T02', stem: `${w[place].name}每季度开会一次。` };
        },
      },
    },
  },
  'admin-question-review': { inside: () => '/admin/questions/review' },
  'admin-question-review-export': { inside: () => '/admin/questions/review/export' },
  'admin-question': {
    inside: async (w) => `/admin/questions/${(await questionOf(w, 'unitA')).id}`,
    outside: async (w) => `/admin/questions/${(await questionOf(w, 'unitB')).id}`,
    actions: {
      save: {
        may: ['questions.write'],
        // The clause is anybody's.
        form: async (w) => ({ ...written(await questionOf(w, 'unitA')), basedOn: '1' }),
      },
      submit: { may: ['questions.write'] },
      review: { may: ['questions.review'], form: { number: '1', decision: 'RETURNED', note: '题干不明' } },
      pull: { may: ['questions.review'], form: { reason: '条文已修订' } },
      retire: { may: ['questions.review'] },
    },
  },
};
