import { beforeAll, describe, expect, it } from 'vitest';
import { correctCertificate } from '~/credentials/commands/correct-certificate.server.ts';
import { endCertificate } from '~/credentials/commands/end-certificate.server.ts';
import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { certificateCorrection } from '~/credentials/queries/certificate-correction.server.ts';
import { certificatePage } from '~/credentials/queries/certificate-page.server.ts';
import { verifyCertificate } from '~/credentials/queries/verify-certificate.server.ts';
import type { Correctable } from '~/credentials/rules/certificate-correction.ts';
import { canonicalText } from '~/credentials/rules/certificate-facts.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { ownNotifications } from '~/operations/queries/notifications.server.ts';
import { today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { slipFor } from '~tests/support/credential-world.ts';
import { createAccount, createWorld, type TestAccount, type World } from '~tests/support/world.ts';

let world: World;
let authority: Actor;
beforeAll(async () => {
  world = await createWorld();
  authority = world.as('AUTHORITY_ADMIN', 'root').actor;
});

const reason = '凭证姓名与干部档案不符，信息库已更正';

/** Somebody with a sealed slip made out to 欧阳明禾, whom the registry by now calls by another name. */
async function slipOf(name: string): Promise<{ person: TestAccount; id: string }> {
  const person = await createAccount(world.unitA, world.root.id, 'CADRE', name);
  const id = await slipFor(world, person, world.unitA, { sourceId: newId() });
  await renderCertificate(id);
  return { person, id };
}

const seenBy = async (actor: Actor, id: string): Promise<string> =>
  canonicalText((await certificateCorrection(actor, id)).differing);
const correct = async (id: string, fields: Correctable[] = ['holderName'], actor = authority) =>
  correctCertificate(actor, { certificateId: id, fields, seen: await seenBy(actor, id), reason });
const verified = async (id: string) => {
  const { number, verificationCode } = await certificatePage(authority, id);
  return verifyCertificate(number, verificationCode);
};

describe('a correction', () => {
  it('supersedes the wrong certificate and issues one with the registered name, its own number and code, for the same period', async () => {
    const { person, id } = await slipOf('欧阳明和');
    expect((await certificateCorrection(authority, id)).differing).toEqual([
      { field: 'holderName', printed: '欧阳明禾', registered: '欧阳明和' },
      { field: 'post', printed: null, registered: '书记' },
    ]);
    const old = await certificatePage(authority, id);
    const result = await correct(id);
    if (!result.ok) throw new Error(result.reason);
    const made = await certificatePage(authority, result.certificateId);
    expect(made).toMatchObject({
      state: 'PREPARING',
      supersedesId: id,
      holderName: '欧阳明和',
      cadreId: person.cadreId,
      facts: { validFrom: old.facts.validFrom, validUntil: old.facts.validUntil, issuedOn: today() },
    });
    expect(made.facts.sentences).toEqual(old.facts.sentences);
    const [year, month, day] = old.facts.issuedOn.split('-').map(Number);
    expect(made.facts.rows).toEqual([
      ['单位', '甲单位机关党委'],
      ['更正', `更正后另发，原凭证${year}年${month}月${day}日签发，不再使用`],
    ]);
    expect(made.number).not.toBe(old.number);
    expect(made.verificationCode).not.toBe(old.verificationCode);
    await renderCertificate(made.id);
    expect(await verified(made.id)).toMatchObject({ state: 'VALID', intact: true, holder: '欧**和' });
    const before = await certificatePage(authority, id);
    expect(before).toMatchObject({ state: 'SUPERSEDED', successor: { id: made.id }, facts: old.facts });
    expect(before.events.at(-1)).toMatchObject({ type: 'SUPERSEDED', reason, byName: authority.displayName });
    expect(await ownNotifications(person.actor)).toContainEqual(
      expect.objectContaining({ kind: 'certificate-corrected', link: `/certificates/${made.id}` }),
    );
    const journal = await sql.query(
      `SELECT detail FROM journal.audit_entry WHERE action = 'certificate.correct' AND subject_id = $1`,
      [id],
    );
    expect(journal).toEqual([{ detail: { number: old.number, by: made.id, fields: ['holderName'] } }]);
  });

  it('says on the public page that the old one was corrected and when, and nothing of the new one', async () => {
    const { id } = await slipOf('欧阳明河');
    const result = await correct(id);
    if (!result.ok) throw new Error(result.reason);
    await renderCertificate(result.certificateId);
    const found = await verified(id);
    expect(found).toMatchObject({ state: 'SUPERSEDED', endedOn: today(), intact: true, holder: '欧**禾' });
    const made = await certificatePage(authority, result.certificateId);
    for (const secret of [made.number, made.verificationCode, made.id])
      expect(JSON.stringify(found)).not.toContain(secret);
  });

  it('has one effect, asked for twice and at once', async () => {
    const { id } = await slipOf('欧阳明何');
    const seen = await seenBy(authority, id);
    const ask = () => correctCertificate(authority, { certificateId: id, fields: ['holderName'], seen, reason });
    const results = await Promise.all([ask(), ask(), ask()]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ask()).toEqual({ ok: false, reason: 'not-in-force' });
    expect(await sql.query(`SELECT 1 FROM certificate WHERE supersedes_id = $1`, [id])).toHaveLength(1);
  });

  it('can itself be corrected, and ending the last of the chain withdraws the pass they rest on', async () => {
    const { id, person } = await slipOf('欧阳明贺');
    const { sourceId } = await certificatePage(authority, id);
    await sql.query(
      `INSERT INTO eligibility (id, root_id, cadre_id, organization_id, occasion, attempt_id, status, flagged_at, valid_from, verdict)
       VALUES ($1, $2, $3, $4, 'PRE_APPOINTMENT', $5, 'CONFIRMED', now(), current_date, '{}')`,
      [sourceId, world.root.id, person.cadreId, world.unitA.id, newId()],
    );
    const once = await correct(id);
    if (!once.ok) throw new Error(once.reason);
    await renderCertificate(once.certificateId);
    const twice = await correct(once.certificateId, ['post']);
    if (!twice.ok) throw new Error(twice.reason);
    await renderCertificate(twice.certificateId);
    const last = await certificatePage(authority, twice.certificateId);
    expect(last.facts.rows.map(([label]) => label)).toEqual(['单位', '现任职务', '更正']);
    expect((await certificateCorrection(authority, last.id)).differing).toEqual([]);
    expect(
      await endCertificate(authority, { certificateId: id, kind: 'REVOKED', reason: '测试作弊经查实' }),
    ).toMatchObject({ ok: false });
    expect(
      await endCertificate(authority, { certificateId: last.id, kind: 'REVOKED', reason: '测试作弊经查实' }),
    ).toEqual({ ok: true });
    expect(await sql.query(`SELECT status::text FROM eligibility WHERE id = $1`, [sourceId])).toEqual([
      { status: 'WITHDRAWN' },
    ]);
  });

  it('follows a unit put right in the registry, where the person may act there, too', async () => {
    const { id, person } = await slipOf('欧阳明禾');
    await sql.query(`UPDATE cadre SET home_organization_id = $2 WHERE id = $1`, [person.cadreId, world.unitB.id]);
    const ofUnitA = world.as('AUTHORITY_ADMIN', 'unitA').actor;
    expect(await correct(id, ['unit'], ofUnitA)).toEqual({ ok: false, reason: 'unit-outside' });
    const result = await correct(id, ['unit']);
    if (!result.ok) throw new Error(result.reason);
    const made = await certificatePage(world.as('ORG_ADMIN', 'unitB').actor, result.certificateId);
    expect(made.facts.rows[0]).toEqual(['单位', '乙单位机关党委']);
    await expect(certificatePage(world.as('ORG_ADMIN', 'unitA').actor, made.id)).rejects.toThrow(/not found/);
  });

  it('is refused without a reason, a choice, a change in the registry or what the person saw, and changes nothing', async () => {
    const { id, person } = await slipOf('欧阳明鹤');
    const seen = await seenBy(authority, id);
    const ask = (change: Partial<Parameters<typeof correctCertificate>[1]>) =>
      correctCertificate(authority, { certificateId: id, fields: ['holderName'], seen, reason, ...change });
    expect(await ask({ reason: ' 错 ' })).toEqual({ ok: false, reason: 'reason-missing' });
    expect(await ask({ fields: [] })).toEqual({ ok: false, reason: 'nothing-chosen' });
    expect(await ask({ fields: ['unit'] })).toEqual({ ok: false, reason: 'nothing-chosen' });
    await sql.query(`UPDATE cadre SET name = '欧阳明荷' WHERE id = $1`, [person.cadreId]);
    expect(await ask({})).toEqual({ ok: false, reason: 'registry-changed' });
    expect((await certificatePage(authority, id)).events.map(({ type }) => type)).toEqual(['ALLOCATED', 'SEALED']);
  });

  it('is nobody’s own, and only for whoever may correct in that unit', async () => {
    const { id, person } = await slipOf('欧阳明合');
    const ownGrant = { ...authority, cadreId: person.cadreId };
    expect((await certificateCorrection(ownGrant, id)).blocked).toBe('own-certificate');
    expect(await correct(id, ['holderName'], ownGrant)).toEqual({ ok: false, reason: 'own-certificate' });
    const elsewhere = world.as('AUTHORITY_ADMIN', 'unitB').actor;
    await expect(certificateCorrection(elsewhere, id)).rejects.toThrow(/not found/);
    await expect(certificateCorrection(world.as('ORG_ADMIN', 'unitA').actor, id)).rejects.toThrow(/not permitted/);
    const input = { certificateId: id, fields: ['holderName' as const], seen: '[]', reason };
    await expect(correctCertificate(elsewhere, input)).rejects.toThrow(/not permitted/);
    await expect(correctCertificate(person.actor, input)).rejects.toThrow(/not permitted/);
  });
});
