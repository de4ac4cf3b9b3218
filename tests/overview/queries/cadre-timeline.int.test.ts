import { beforeAll, describe, expect, it } from 'vitest';
import { NotFound } from '~/identity/rules/actor.ts';
import { cadreTimeline } from '~/overview/queries/cadre-timeline.server.ts';
import { myRecord } from '~/overview/queries/my-record.server.ts';
import { ownData } from '~/overview/queries/own-data.server.ts';
import { now } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { sealedPhone } from '~/registry/data/cadre-phone.ts';
import type { TestAccount } from '~tests/support/world.ts';
import { createOverviewWorld, planMember, type OverviewWorld } from '../overview-world.ts';
import { AUTHORITY_DAY } from '~tests/support/authority-day.ts';

let world: OverviewWorld;
let who: TestAccount;

beforeAll(async () => {
  world = await createOverviewWorld();
  who = await world.candidate(await world.session({}, { opens: '-3 hours', closes: '-1 hour' }), '沈佳禾');
  await planMember(world, who, 'DONE');
  await world.certificate(who, 300);
  await sql.query(
    `INSERT INTO credit_entry (id, cadre_id, organization_id, source_type, source_id, category, title, occurred_on, minutes, days, hours)
     VALUES (gen_random_uuid(), $1, $2, 'class', gen_random_uuid(), 'CLASS_LX', '轮训班', ${AUTHORITY_DAY}, 1440, 3, 24)`,
    [who.cadreId, world.unitA.id],
  );
  await sql.query(
    `INSERT INTO rule_version (id, code, scope_organization_id, valid_from, value, evidence)
     VALUES (gen_random_uuid(), 'HRS_MEMBER', $1, '2020-01-01', '{"title":"党员集中学习培训","titleEn":"Study","hours":32}', 'SECONDARY')`,
    [world.root.id],
  );
});

describe('a person on one line of time', () => {
  it('shows tests, classes and certificates to whoever reads the registry there, and to nobody elsewhere', async () => {
    const cadreId = who.cadreId as string;
    const events = await cadreTimeline(world.as('ORG_ADMIN', 'unitA').actor, cadreId);
    expect(events.map(({ kind }) => kind).sort()).toEqual(['certificate', 'class', 'test']);
    expect(events.find(({ kind }) => kind === 'test')).toMatchObject({ outcome: 'absent', score: null, href: null });
    expect(events.map(({ on }) => on)).toEqual(events.map(({ on }) => on).toSorted((a, b) => b.localeCompare(a)));
    await expect(cadreTimeline(world.as('ORG_ADMIN', 'unitB').actor, cadreId)).rejects.toThrow(NotFound);
    await expect(cadreTimeline(world.as('SYS_ADMIN', 'root').actor, cadreId)).rejects.toThrow(NotFound);
  });

  it('keeps days and hours beside each other, with what is required and that it is unconfirmed', async () => {
    const record = await myRecord(who.actor, now(), null);
    expect(record.year).toMatchObject({ days: 3, hours: 24 });
    expect(record.standings).toMatchObject([{ code: 'HRS_MEMBER', missingHours: 8, met: false, confirmed: false }]);
    expect(record.events.map(({ kind }) => kind).sort()).toEqual(['certificate', 'class', 'post-began', 'test']);
  });

  it('gives a person everything about them and nothing of paper or key', async () => {
    const { phoneCipher, phoneBlind } = sealedPhone(who.cadreId as string, '13900001234');
    await sql.query(`UPDATE cadre SET phone_cipher = decode($2, 'base64'), phone_blind = $3 WHERE id = $1`, [
      who.cadreId,
      phoneCipher,
      phoneBlind,
    ]);
    const own = await ownData(who.actor, now());
    expect(own).toMatchObject({
      person: { name: '沈佳禾', phone: '13900001234' },
      noticeAddress: null,
      hours: [{ hours: 24, days: 3 }],
      tests: [{ outcome: 'absent' }],
    });
    expect(JSON.stringify(own)).not.toMatch(/paper|"key"|passwordHash/);
  });
});
