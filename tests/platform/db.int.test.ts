import { expect, it } from 'vitest';
import { civilDate, dateColumn } from '~/platform/clock.ts';
import { inTransaction, prismaRead, sql, sqlRead } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createWorld } from '~tests/support/world.ts';

it('keeps Prisma on the reading connections from writing', async () => {
  const { root } = await createWorld();
  for (const client of [prismaRead(), sqlRead.prisma])
    await expect(client.organization.update({ where: { id: root.id }, data: { name: '改名' } })).rejects.toThrow(
      /read-only/,
    );
  expect(await sqlRead.prisma.organization.count({ where: { name: '改名' } })).toBe(0);
});

it('shows Prisma and SQL of one transaction the same rows, and nobody else before its end', async () => {
  const { root } = await createWorld();
  const key = newId();
  const setting = { rootId: root.id, key, value: 1, updatedAt: new Date(), updatedBy: null };
  const undone = inTransaction(async (tx) => {
    await tx.prisma.authoritySetting.create({ data: setting });
    expect(await tx.query(`SELECT value FROM authority_setting WHERE key = $1`, [key])).toEqual([{ value: 1 }]);
    expect(await sql.query(`SELECT value FROM authority_setting WHERE key = $1`, [key])).toEqual([]);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await sql.prisma.authoritySetting.count({ where: { key } })).toBe(0);
});

it('carries a civil date through a date column unchanged', async () => {
  const { unitA } = await createWorld();
  for (const day of ['1921-07-23', '2026-12-31', '2024-02-29']) {
    await sql.prisma.organization.update({ where: { id: unitA.id }, data: { endedOn: dateColumn(day) } });
    const rows = await sql.query<{ day: string }>(
      `SELECT ended_on::text AS day FROM organization WHERE id = $1::uuid`,
      [unitA.id],
    );
    expect(rows[0]?.day).toBe(day);
    const row = await sqlRead.prisma.organization.findUniqueOrThrow({ where: { id: unitA.id } });
    expect(civilDate(row.endedOn)).toBe(day);
  }
  expect([civilDate(null), dateColumn(null)]).toEqual([null, null]);
});
