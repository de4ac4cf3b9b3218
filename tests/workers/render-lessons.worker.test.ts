import { expect, it } from 'vitest';
import { findRendering } from '~/learning/data/rendering-rows.ts';
import { sql } from '~/platform/db.ts';
import { lessonCalled, loadLearningContent } from '~tests/support/learning-content.ts';
import { renderLessonsProcessor } from '~workers/processors/render-lessons.ts';

const delivery = { outboxId: '1', subscriber: 'render-lessons' };

it('renders anew what cites a clause that changed, run at the same time and again with one effect', async () => {
  await Promise.all([loadLearningContent(), loadLearningContent()]);
  const { id } = await lessonCalled('c2/3.1');
  const [clause] = await sql.query<{ id: string }>(
    `UPDATE clause_version SET evidence = 'VERIFIED' WHERE clause_id = (SELECT c.id FROM clause c
       JOIN regulation_document d ON d.id = c.document_id WHERE d.code = 'branch-regulations' AND c.article = '14')
     RETURNING clause_id::text AS id`,
  );
  const payload = { clauseId: clause?.id };
  await Promise.all([renderLessonsProcessor.run(payload, delivery), renderLessonsProcessor.run(payload, delivery)]);
  await renderLessonsProcessor.run(payload, delivery);
  const [lesson] = await sql.query<{ hash: string }>(`SELECT content_hash AS hash FROM lesson WHERE id = $1::uuid`, [
    id,
  ]);
  const html = (await findRendering(sql, lesson?.hash ?? '', 'zh-CN'))?.html ?? '';
  expect(html).toMatch(/《支部工作条例》第十四条<\/a><\/span>(?!<span class="tag tag-unconfirmed")/);
  const published = await sql.query(
    `SELECT 1 FROM journal.audit_entry WHERE action = 'lesson.publish' AND subject_id = $1`,
    [id],
  );
  expect(published).toHaveLength(2);
});
