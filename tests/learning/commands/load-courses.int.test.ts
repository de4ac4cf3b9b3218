import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCourses } from '~/learning/commands/load-courses.server.ts';
import { findRendering } from '~/learning/data/rendering-rows.ts';
import { sql } from '~/platform/db.ts';
import { loadRegulations } from '~/regulations/commands/load-regulations.server.ts';
import { renderLesson } from '~/ui/lesson/render-lesson.server.tsx';

const folder = mkdtempSync(path.join(os.tmpdir(), 'content-'));
const load = (compilerVersion = 'test') => loadCourses({ folder, render: renderLesson, compilerVersion });
const change = (file: string, from: string, to: string): void => {
  const at = path.join(folder, file);
  const text = readFileSync(at, 'utf8');
  expect(text).toContain(from);
  writeFileSync(at, text.replace(from, to));
};
const lesson = async (slug: string) => {
  const [row] = await sql.query<{ id: string; hash: string; retired: boolean }>(
    `SELECT id::text, content_hash AS hash, retired_at IS NOT NULL AS retired FROM lesson WHERE slug = $1`,
    [slug],
  );
  if (!row) throw new Error(`no lesson ${slug}`);
  return row;
};

beforeAll(async () => {
  cpSync('content', folder, { recursive: true });
  await loadRegulations(path.join(folder, 'regulations'));
});

describe('loadCourses', () => {
  it('publishes every course, lesson and case in both languages of the interface', async () => {
    const loaded = await load();
    expect(loaded).toMatchObject({ courses: 2, lessons: 24, cases: 2, compiled: 26, changed: 28 });
    const { hash } = await lesson('c2/3.1');
    const chinese = await findRendering(sql, hash, 'zh-CN');
    const english = await findRendering(sql, hash, 'en');
    expect(chinese?.html).toContain('<h2 id="s1">一、先看一个场面</h2>');
    expect(chinese?.html).toContain('《支部工作条例》第十一条');
    expect(chinese?.html).toContain('待核');
    expect(english?.html).toContain('unconfirmed');
    expect(chinese?.html).toMatch(/<div class="figure-\d+">.*<svg /s);
    expect(chinese?.outline[0]).toEqual({ id: 's1', text: '一、先看一个场面' });
    expect(chinese?.selfChecks.map(({ id, answer }) => [id, answer])).toEqual([
      ['c2-3-1-a', 'C'],
      ['c2-3-1-b', 'false'],
      ['c2-3-1-c', 'ABD'],
    ]);
  });

  it('changes nothing when nothing changed', async () => {
    expect(await load()).toMatchObject({ compiled: 0, changed: 0 });
  });

  it('enters the clauses a lesson cites in the register', async () => {
    const { id } = await lesson('c2/3.1');
    const cited = await sql.query(
      `SELECT 1 FROM citation s JOIN clause c ON c.id = s.clause_id JOIN regulation_document d ON d.id = c.document_id
       WHERE s.citer_type = 'lesson' AND s.citer_id = $1::uuid AND d.code = 'branch-regulations' AND c.article = '11'`,
      [id],
    );
    expect(cited).toHaveLength(1);
  });

  it('renders one lesson anew when its text changes, and keeps its id', async () => {
    const before = await lesson('c2/3.1');
    change('courses/c2/m3/3-1.mdx', '先看一个场面', '先看一个场景');
    expect(await load()).toMatchObject({ compiled: 1, changed: 1 });
    const after = await lesson('c2/3.1');
    expect(after.id).toBe(before.id);
    expect((await findRendering(sql, after.hash, 'zh-CN'))?.html).toContain('先看一个场景');
    expect(await findRendering(sql, before.hash, 'zh-CN')).toBeNull();
  });

  it('renders anew what cites a clause whose evidence changed', async () => {
    const citing = await sql.query<{ slug: string }>(
      `SELECT l.slug FROM lesson l JOIN citation s ON s.citer_id = l.id JOIN clause c ON c.id = s.clause_id
       JOIN regulation_document d ON d.id = c.document_id WHERE d.code = 'branch-regulations' AND c.article = '13'`,
    );
    await sql.query(
      `UPDATE clause_version SET evidence = 'VERIFIED' WHERE clause_id = (SELECT c.id FROM clause c
       JOIN regulation_document d ON d.id = c.document_id WHERE d.code = 'branch-regulations' AND c.article = '13')`,
    );
    expect(citing.length).toBeGreaterThan(0);
    expect(await load()).toMatchObject({ compiled: citing.length, changed: citing.length });
  });

  it('renders everything anew for a new compiler', async () => {
    expect(await load('other')).toMatchObject({ compiled: 26, changed: 0 });
  });

  it.each([
    ['courses/c1/m1/1-1.mdx', 'minutes: 14', 'minutes: soon', /1-1\.mdx: minutes: /],
    ['courses/c1/m1/1-2.mdx', 'evidence:', 'proof:', /1-2\.mdx: .*evidence/],
    ['courses/c1/m1/1-3.mdx', '<SelfCheck', '<script>x</script>\n\n<SelfCheck', /1-3\.mdx: line \d+: <script> is not/],
    [
      'courses/c1/m4/4-1.mdx',
      '## ',
      '## <Clause doc="party-constitution" article="999" />\n\n## ',
      /there is no clause party-constitution#999/,
    ],
    [
      'courses/c1/m1/1-3.mdx',
      '## 两把尺子',
      '<Video src="/media/talk.mp4" captions="/media/talk.vtt" title="讲课">\n\n各位同志。\n\n</Video>\n\n## 两把尺子',
      /1-3\.mdx: Video: there is no media\/talk\.mp4/,
    ],
  ])('refuses a fault in %s, names file and field, and publishes nothing', async (file, from, to, message) => {
    const kept = readFileSync(path.join(folder, file), 'utf8');
    change(file, from, to);
    await expect(load()).rejects.toThrow(message);
    writeFileSync(path.join(folder, file), kept);
    expect(await load('other')).toMatchObject({ compiled: 0, changed: 0 });
  });
});
