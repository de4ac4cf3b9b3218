import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { loadRegulations } from '~/regulations/commands/load-regulations.server.ts';
import { regulationPage } from '~/regulations/queries/regulation-page.server.ts';
import { contentFolder } from '~tests/support/content.ts';
import { createWorld, type World } from '~tests/support/world.ts';

let world: World;
let reader: Actor;
beforeAll(async () => {
  world = await createWorld();
  reader = world.as('CADRE').actor;
});

const facts = () =>
  sql.query<{ payload: unknown }>(`SELECT payload FROM journal.outbox WHERE topic = 'fact:regulation-clause-changed'`);
const textsOf = async (code: string, article: string, day: string) => {
  const page = await regulationPage(reader, code, day);
  return page.clauses.find((clause) => clause.article === article)?.versions ?? [];
};

describe('loading regulations', () => {
  it('loads the documents of the repository, and a second time changes nothing', async () => {
    const first = await loadRegulations('content/regulations');
    expect(first.documents).toBeGreaterThanOrEqual(20);
    expect(first.clausesAdded).toBeGreaterThan(350);
    const second = await loadRegulations('content/regulations');
    expect(second).toEqual({ documents: 0, unchanged: first.documents, clausesAdded: 0, clausesChanged: 0 });
    expect(await facts()).toEqual([]);
  });

  it('shows a clause without a known start as to be checked, and as unconfirmed', async () => {
    const [text] = await textsOf('member-rights-regulations', 'N1', '2026-11-23');
    expect(text).toMatchObject({ validFrom: null, validTo: null, confirmed: false, current: true });
  });

  it('closes the old text and opens a dated new one when a clause changes, and tells of it once', async () => {
    const content = contentFolder();
    content.regulation('sample', [{ article: '4', substance: '三名以上。' }]);
    await loadRegulations(content.regulations, '2026-01-01');
    content.regulation('sample', [{ article: '4', substance: '五名以上。' }]);
    expect(await loadRegulations(content.regulations, '2026-06-01')).toMatchObject({ clausesChanged: 1 });
    await loadRegulations(content.regulations, '2026-07-01');

    const texts = await textsOf('sample', '4', '2026-06-01');
    expect(
      texts.map(({ substance, validFrom, validTo, current }) => ({ substance, validFrom, validTo, current })),
    ).toEqual([
      { substance: '五名以上。', validFrom: '2026-06-01', validTo: null, current: true },
      { substance: '三名以上。', validFrom: '2018-10-28', validTo: '2026-06-01', current: false },
    ]);
    expect((await textsOf('sample', '4', '2026-05-31')).find((text) => text.current)?.substance).toBe('三名以上。');
    expect(await facts()).toHaveLength(1);
  });

  it('takes better evidence for the same text without telling of a change', async () => {
    const content = contentFolder();
    content.regulation('evidence', [{ article: '1', substance: '内容。', evidence: 'UNCONFIRMED' }]);
    await loadRegulations(content.regulations);
    const before = (await facts()).length;
    content.regulation('evidence', [{ article: '1', substance: '内容。', evidence: 'VERIFIED' }]);
    await loadRegulations(content.regulations);
    const [text, ...others] = await textsOf('evidence', '1', '2026-11-23');
    expect(text).toMatchObject({ evidence: 'VERIFIED', confirmed: true });
    expect(others).toEqual([]);
    expect((await facts()).length).toBe(before);
  });

  it('ends a clause that is no longer in the file', async () => {
    const content = contentFolder();
    content.regulation('shrinks', [
      { article: '1', substance: '一。' },
      { article: '2', substance: '二。' },
    ]);
    await loadRegulations(content.regulations, '2026-01-01');
    content.regulation('shrinks', [{ article: '1', substance: '一。' }]);
    await loadRegulations(content.regulations, '2026-03-01');
    expect(await textsOf('shrinks', '2', '2026-03-01')).toMatchObject([{ validTo: '2026-03-01', current: false }]);
  });

  it('loads nothing from a file that is wrong, and names file and field', async () => {
    const content = contentFolder();
    content.regulation('wrong', [{ article: '1', substance: '一。', effectiveFrom: '2026-13-01' }]);
    await expect(loadRegulations(content.regulations)).rejects.toThrow(/wrong\.mdx: clauses\[0\]\.effectiveFrom/);
    content.regulation('wrong', [{ article: '1', substance: '一。' }], { kind: 'RULE' });
    await expect(loadRegulations(content.regulations)).rejects.toThrow(/wrong\.mdx: kind/);
    expect(await sql.query(`SELECT 1 FROM regulation_document WHERE code = 'wrong'`)).toEqual([]);
  });

  it('survives two loaders at once', async () => {
    const content = contentFolder();
    content.regulation('twice', [{ article: '1', substance: '一。' }]);
    const loaded = await Promise.all([loadRegulations(content.regulations), loadRegulations(content.regulations)]);
    expect(loaded.reduce((sum, { documents }) => sum + documents, 0)).toBe(1);
  });
});

describe('own measures', () => {
  it('of the demonstration belong to its root, and of a unit are not shown to another', async () => {
    await sql.query(
      `UPDATE regulation_document SET organization_id = $1, demonstration = false, from_repository = false WHERE code = 'demo-test-measures'`,
      [world.unitA.id],
    );
    await expect(
      regulationPage(world.as('CADRE', 'unitA').actor, 'demo-test-measures', '2026-11-23'),
    ).resolves.toBeTruthy();
    await expect(
      regulationPage(world.as('AUTHORITY_ADMIN', 'root').actor, 'demo-test-measures', '2026-11-23'),
    ).resolves.toBeTruthy();
    await expect(regulationPage(world.as('CADRE', 'unitB').actor, 'demo-test-measures', '2026-11-23')).rejects.toThrow(
      'not found',
    );
  });
});
