import { beforeEach, describe, expect, it } from 'vitest';
import { Forbidden, NotFound } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { endPost, markCadreLeft } from '~/registry/commands/end-post.server.ts';
import { closeOrganization, placeOrganization } from '~/registry/commands/place-organization.server.ts';
import { saveCadre } from '~/registry/commands/save-cadre.server.ts';
import { addOrganization } from '~/registry/commands/save-organization.server.ts';
import { saveCadrePost } from '~/registry/commands/save-post.server.ts';
import { cadrePage } from '~/registry/queries/cadre-page.server.ts';
import { cadreForm, endPostForm, postForm } from '~/registry/rules/cadre-form.ts';
import { newOrganizationForm } from '~/registry/rules/organization-form.ts';
import { createWorld, type World } from '~tests/support/world.ts';

let w: World;
beforeEach(async () => {
  w = await createWorld();
});

const post = (organizationId: string, change: Record<string, string> = {}) =>
  postForm.parse({
    organizationId,
    postType: 'SECRETARY',
    employmentMode: 'PART_TIME',
    startedOn: '2024-03-01',
    ...change,
  });
const endOn = (endedOn: string) => endPostForm.parse({ endedOn, documentNumber: '云泽工委〔2025〕8号' });
const person = (homeOrganizationId: string, change: Record<string, string | number> = {}) =>
  cadreForm.parse({ name: '周启明', staffNumber: '020104', homeOrganizationId, phone: '138 0000 0000', ...change });

async function added(): Promise<string> {
  const saved = await saveCadre(w.as('ORG_ADMIN', 'unitA').actor, null, person(w.branchA.id));
  if (!saved.ok) throw new Error(saved.reason);
  return saved.cadreId;
}

describe('a cadre', () => {
  it('is added, given posts, and keeps the ended ones as history', async () => {
    const actor = w.as('ORG_ADMIN', 'unitA').actor;
    const id = await added();
    expect(await saveCadrePost(actor, id, null, post(w.branchA.id))).toEqual({ ok: true });
    expect(await saveCadrePost(actor, id, null, post(w.branchA.id))).toEqual({ ok: false, reason: 'post-held' });
    const [held] = (await cadrePage(actor, id)).posts;
    expect(held).toMatchObject({ title: '书记', endedOn: null, mayChange: true });
    expect(await endPost(actor, id, held?.id ?? '', endOn('2023-01-01'))).toEqual({
      ok: false,
      reason: 'before-start',
    });
    expect(await endPost(actor, id, held?.id ?? '', endOn('2025-06-30'))).toEqual({ ok: true });
    expect(await endPost(actor, id, held?.id ?? '', endOn('2025-06-30'))).toEqual({ ok: false, reason: 'not-held' });
    expect((await cadrePage(actor, id)).posts).toMatchObject([
      { endedOn: '2025-06-30', endDocumentNumber: '云泽工委〔2025〕8号' },
    ]);
  });

  it('shows of a post held today that its term is over or soon will be, and of an ended one no more', async () => {
    const actor = w.as('ORG_ADMIN', 'unitA').actor;
    const id = await added();
    await saveCadrePost(actor, id, null, post(w.branchA.id, { startedOn: '2020-03-01', termYears: '3' }));
    const state = async () => (await cadrePage(actor, id)).posts.map(({ termState }) => termState);
    const begin = (months: number) =>
      sql.query(`UPDATE cadre_post SET started_on = (now() - make_interval(months => $2))::date WHERE cadre_id = $1`, [
        id,
        months,
      ]);
    expect(await state()).toEqual(['over']);
    await begin(33);
    expect(await state()).toEqual(['soon']);
    await begin(12);
    expect(await state()).toEqual([null]);
    await begin(40);
    const [held] = (await cadrePage(actor, id)).posts;
    await endPost(actor, id, held?.id ?? '', endOn(held?.startedOn ?? ''));
    expect(await state()).toEqual([null]);
  });

  it('takes names and months as people type them', () => {
    expect(person(w.branchA.id, { name: '周　启明', birthMonth: '1975.8', staffNumber: '０２０１' })).toMatchObject({
      name: '周启明',
      birthMonth: '1975-08',
      staffNumber: '0201',
    });
    expect(cadreForm.safeParse({ name: '周1', homeOrganizationId: w.branchA.id, birthMonth: '去年' }).success).toBe(
      false,
    );
  });

  it('keeps the phone encrypted and shows it only to who may change the record', async () => {
    const id = await added();
    const [row] = await sql.query<{ cipher: Buffer }>(`SELECT phone_cipher AS cipher FROM cadre WHERE id = $1`, [id]);
    expect(row?.cipher.toString('utf8')).not.toContain('13800000000');
    expect((await cadrePage(w.as('ORG_ADMIN', 'unitA').actor, id)).phone).toBe('13800000000');
    const school = await cadrePage(w.as('SCHOOL_ADMIN', 'unitA').actor, id);
    expect(school).toMatchObject({ phone: null, hasPhone: true });
  });

  it('refuses a number that is taken and a form that is out of date', async () => {
    const actor = w.as('ORG_ADMIN', 'unitA').actor;
    const id = await added();
    expect(await saveCadre(actor, null, person(w.branchA.id, { name: '别人' }))).toEqual({
      ok: false,
      reason: 'number-taken',
    });
    expect(await saveCadre(actor, id, person(w.branchA.id, { version: 1, education: '本科' }))).toMatchObject({
      ok: true,
    });
    expect(await saveCadre(actor, id, person(w.branchA.id, { version: 1, education: '大专' }))).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    });
  });

  it('is not there for another unit, and cannot be given a post there', async () => {
    const id = await added();
    const other = w.as('ORG_ADMIN', 'unitB').actor;
    await expect(cadrePage(other, id)).rejects.toBeInstanceOf(NotFound);
    await expect(saveCadrePost(other, id, null, post(w.branchB.id))).rejects.toBeInstanceOf(NotFound);
    await expect(saveCadrePost(w.as('ORG_ADMIN', 'unitA').actor, id, null, post(w.branchB.id))).rejects.toBeInstanceOf(
      Forbidden,
    );
    await expect(saveCadre(w.as('SCHOOL_ADMIN', 'unitA').actor, id, person(w.branchA.id))).rejects.toBeInstanceOf(
      Forbidden,
    );
  });

  it('leaves with all posts ended, and is back with a new one', async () => {
    const actor = w.as('ORG_ADMIN', 'unitA').actor;
    const id = await added();
    await saveCadrePost(actor, id, null, post(w.branchA.id));
    expect(await markCadreLeft(actor, id)).toEqual({ ok: true });
    expect(await markCadreLeft(actor, id)).toEqual({ ok: false, reason: 'already-left' });
    expect(await cadrePage(actor, id)).toMatchObject({ left: true });
    await saveCadrePost(actor, id, null, post(w.branchA.id, { postType: 'STAFF' }));
    expect(await cadrePage(actor, id)).toMatchObject({ left: false });
  });
});

describe('the tree', () => {
  const form = (code: string) => newOrganizationForm.parse({ code, name: `${code}支部`, type: 'BRANCH' });

  it('moves a branch with its people and changes who sees them at once', async () => {
    const id = await added();
    const authority = w.as('AUTHORITY_ADMIN', 'root').actor;
    expect(await placeOrganization(authority, w.branchA.id, w.unitB.id)).toEqual({ ok: true });
    await expect(cadrePage(w.as('ORG_ADMIN', 'unitA').actor, id)).rejects.toBeInstanceOf(NotFound);
    expect((await cadrePage(w.as('ORG_ADMIN', 'unitB').actor, id)).name).toBe('周启明');
    expect(await placeOrganization(authority, w.unitB.id, w.branchA.id)).toEqual({ ok: false, reason: 'into-itself' });
    expect(await placeOrganization(authority, w.root.id, w.unitA.id)).toEqual({ ok: false, reason: 'is-root' });
  });

  it('does not let a unit take itself elsewhere', async () => {
    await expect(placeOrganization(w.as('ORG_ADMIN', 'unitA').actor, w.branchA.id, w.unitB.id)).rejects.toBeInstanceOf(
      Forbidden,
    );
  });

  it('adds below, refuses a doubled code, and ends only what nothing rests on', async () => {
    const actor = w.as('ORG_ADMIN', 'unitA').actor;
    const both = await Promise.all(['A2', 'A2'].map((code) => addOrganization(actor, w.unitA.id, form(code))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: 'code-taken' });
    const made = both.find((answer) => answer.ok);
    if (!made) throw new Error('neither was added');
    expect(await addOrganization(actor, w.unitA.id, form('A2'))).toEqual({ ok: false, reason: 'code-taken' });
    expect(await closeOrganization(actor, w.unitA.id)).toEqual({ ok: false, reason: 'has-children' });
    const id = await added();
    await saveCadrePost(actor, id, null, post(w.branchA.id));
    expect(await closeOrganization(actor, w.branchA.id)).toEqual({ ok: false, reason: 'has-posts' });
    if (made.ok) expect(await closeOrganization(actor, made.id)).toEqual({ ok: true });
    if (made.ok)
      expect(await saveCadrePost(actor, id, null, post(made.id))).toEqual({ ok: false, reason: 'organization-ended' });
  });
});
