import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { endCertificate } from '~/credentials/commands/end-certificate.server.ts';
import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { certificateFile, certificatePage, myCertificates } from '~/credentials/queries/certificate-page.server.ts';
import { verifyCertificate } from '~/credentials/queries/verify-certificate.server.ts';
import { CURRENT_NOTICE_VERSION } from '~/identity/rules/notice.ts';
import { announceAddress } from '~/operations/commands/announce-address.server.ts';
import { ownNotifications } from '~/operations/queries/notifications.server.ts';
import { drawCertificate } from '~/platform/certificate-drawing.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { sha256 } from '~/platform/signer.ts';
import { action as settingsAction } from '~/routes/admin-settings.tsx';
import { loader as verifyLoader } from '~/routes/verify.tsx';
import { slipFor } from '~tests/support/credential-world.ts';
import { createWorld, type TestAccount, type World } from '~tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const viewerOf = ({ actor }: TestAccount) => ({
  actor,
  administrator: true,
  secondFactorEnrolled: false,
  secondFactorConfirmed: true,
  mustChangePassword: false,
  noticeVersion: CURRENT_NOTICE_VERSION,
});

/** What a route is given when a page asks it, or sends it a form. */
const asked = (
  path: string,
  viewer: ReturnType<typeof viewerOf> | null,
  form: Record<string, string> | null,
  more: { now?: Date; visitorAddress?: string } = {},
): unknown => ({
  request: new Request(`https://hangjia.test${path}`, form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  params: {},
  context: { viewer, locale: 'zh-CN', now: new Date(), visitorAddress: '192.0.2.1', refusal: null, ...more },
});

const holder = () => world.as('CADRE', 'unitA');
const sealedSlip = async (): Promise<string> => {
  const id = await slipFor(world, holder(), world.unitA);
  await renderCertificate(id);
  return id;
};

describe('a certificate', () => {
  it('takes one number for one source, however often it is asked for at once', async () => {
    const sourceId = newId();
    const ids = await Promise.all(Array.from({ length: 5 }, () => slipFor(world, holder(), world.unitA, { sourceId })));
    expect(new Set(ids).size).toBe(1);
  });

  it('leaves no gap between numbers', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => slipFor(world, holder(), world.unitA)));
    const rows = await sql.query<{ n: number }>(
      `SELECT split_part(number, '-', 3)::int AS n FROM certificate WHERE id = ANY($1::uuid[]) ORDER BY 1`,
      [ids],
    );
    const [first] = rows;
    expect(rows.map((row) => row.n - (first?.n ?? 0))).toEqual([0, 1, 2, 3]);
  });

  it('is sealed once by a run that comes twice, and is a PDF that its hash names', async () => {
    const id = await slipFor(world, holder(), world.unitA);
    await renderCertificate(id);
    await renderCertificate(id);
    const page = await certificatePage(holder().actor, id);
    expect(page.events.map((event) => event.type)).toEqual(['ALLOCATED', 'SEALED']);
    const file = await certificateFile(holder().actor, id);
    expect(Buffer.from(file.bytes.slice(0, 5)).toString()).toBe('%PDF-');
    expect(file.name).toBe(`${page.number}.pdf`);
  });

  it('carries in its QR code the address that the web server announced, and tells its holder', async () => {
    await announceAddress('http://192.0.2.44:3000');
    const id = await sealedSlip();
    const page = await certificatePage(holder().actor, id);
    const file = await certificateFile(holder().actor, id);
    const drawn = (verificationUrl: string) =>
      drawCertificate({
        facts: page.facts,
        templateVersion: page.templateVersion,
        verificationCode: page.verificationCode,
        verificationUrl,
      });
    const address = `/verify?number=${page.number}&code=${page.verificationCode}`;
    expect(sha256(file.bytes)).toBe(sha256(await drawn(`http://192.0.2.44:3000${address}`)));
    expect(sha256(file.bytes)).not.toBe(sha256(await drawn(address)));
    expect(await ownNotifications(holder().actor)).toContainEqual(
      expect.objectContaining({ kind: 'certificate-issued', link: `/certificates/${id}` }),
    );
  });

  it('waits for an address rather than being sealed without one', async () => {
    await sql.query(`DELETE FROM installation_setting`);
    const id = await slipFor(world, holder(), world.unitA);
    await expect(renderCertificate(id)).rejects.toThrow(/PUBLIC_URL/);
    await announceAddress('http://192.0.2.44:3000');
    await renderCertificate(id);
    expect((await certificatePage(holder().actor, id)).state).toBe('VALID');
  });

  it('never changes and is never deleted', async () => {
    const id = await sealedSlip();
    await expect(sql.query(`UPDATE certificate SET holder_name = '别人' WHERE id = $1`, [id])).rejects.toThrow(
      /never changes/,
    );
    await expect(sql.query(`DELETE FROM certificate WHERE id = $1`, [id])).rejects.toThrow(/never deleted/);
    await expect(
      sql.query(`UPDATE certificate_event SET reason = 'x' WHERE certificate_id = $1`, [id]),
    ).rejects.toThrow(/append-only/);
  });

  it('is seen by its holder and by those who may read its unit, and by nobody else', async () => {
    const id = await sealedSlip();
    expect((await myCertificates(holder().actor)).map((one) => one.id)).toContain(id);
    await expect(certificatePage(world.as('ORG_ADMIN', 'unitA').actor, id)).resolves.toBeTruthy();
    await expect(certificatePage(world.as('ORG_ADMIN', 'unitB').actor, id)).rejects.toThrow(/not found/);
    await expect(certificatePage(world.as('CADRE', 'unitB').actor, id)).rejects.toThrow(/not found/);
  });
});

describe('verification', () => {
  it('tells the masked name and the state to whoever holds number and code, and nothing to anyone else', async () => {
    const page = await certificatePage(holder().actor, await sealedSlip());
    const found = await verifyCertificate(page.number, page.verificationCode);
    expect(found).toMatchObject({ found: true, holder: '欧**禾', state: 'VALID', intact: true });
    expect(JSON.stringify(found)).not.toContain('欧阳明禾');
    expect(await verifyCertificate(page.number, 'AAAABBBBCCCC')).toEqual({ found: false });
    expect(await verifyCertificate('CS-2026-999999-0', page.verificationCode)).toEqual({ found: false });
  });

  it('does not know a certificate before it is sealed', async () => {
    const page = await certificatePage(holder().actor, await slipFor(world, holder(), world.unitA));
    expect(await verifyCertificate(page.number, page.verificationCode)).toEqual({ found: false });
  });

  it('is silent from when the authority closes its page in the settings until it opens it again', async () => {
    const page = await certificatePage(holder().actor, await sealedSlip());
    const decide = async (value: 'on' | 'off', who = world.as('AUTHORITY_ADMIN', 'root')): Promise<unknown> =>
      settingsAction(
        asked('/admin/settings', viewerOf(who), { key: 'public-verification', value }) as ActionFunctionArgs,
      ).catch((answer: unknown) => answer);
    const verified = () => verifyCertificate(page.number, page.verificationCode);

    expect(await decide('off', world.as('AUTHORITY_ADMIN', 'unitB'))).toMatchObject({ status: 403 });
    expect(await verified()).toMatchObject({ found: true });
    expect(await decide('off')).toMatchObject({ status: 302 });
    expect(await verified()).toEqual({ found: false });
    expect(await decide('on')).toMatchObject({ status: 302 });
    expect(await verified()).toMatchObject({ found: true });
  });

  it('lets one address try thirty times in ten minutes, and everybody else meanwhile', async () => {
    const page = await certificatePage(holder().actor, await sealedSlip());
    const begun = new Date('2026-11-23T02:00:00Z').getTime();
    const outcome = async (visitorAddress: string, minutes: number, code: string): Promise<string> => {
      const now = new Date(begun + minutes * 60_000);
      const path = `/verify?number=${page.number}&code=${code}`;
      const answer = await verifyLoader(asked(path, null, null, { now, visitorAddress }) as LoaderFunctionArgs);
      expect(answer.init?.status).toBe(answer.data.outcome === 'too-many' ? 429 : 200);
      return answer.data.result?.found ? 'found' : answer.data.outcome;
    };
    const { verificationCode } = page;
    for (let n = 0; n < 30; n += 1) expect(await outcome('192.0.2.7', 0, 'AAAABBBBCCCC')).toBe('checked');
    expect(await outcome('192.0.2.7', 0, verificationCode)).toBe('too-many');
    expect(await outcome('192.0.2.7', 9, verificationCode)).toBe('too-many');
    expect(await outcome('192.0.2.8', 9, verificationCode)).toBe('found');
    expect(await outcome('192.0.2.7', 11, verificationCode)).toBe('found');
  });
});

describe('ending a certificate', () => {
  it('needs a reason, the right and a certificate in force; what was issued stays verifiable', async () => {
    const id = await sealedSlip();
    const authority = world.as('AUTHORITY_ADMIN', 'root').actor;
    const end = (reason: string) => endCertificate(authority, { certificateId: id, kind: 'REVOKED', reason });
    expect(await end('  ')).toEqual({ ok: false, reason: 'reason-missing' });
    await expect(
      endCertificate(world.as('AUTHORITY_ADMIN', 'unitB').actor, {
        certificateId: id,
        kind: 'REVOKED',
        reason: '测试作弊经查实',
      }),
    ).rejects.toThrow(/not permitted/);
    expect(await end('测试作弊经查实')).toEqual({ ok: true });
    expect(await end('测试作弊经查实')).toEqual({ ok: false, reason: 'not-in-force' });
    const page = await certificatePage(authority, id);
    expect(await verifyCertificate(page.number, page.verificationCode)).toMatchObject({
      state: 'REVOKED',
      intact: true,
    });
  });
});
