import { expect, it } from 'vitest';
import { relyOnCredits } from '~/credits/commands/rely-on-credits.server.ts';
import { reverseCredits } from '~/credits/commands/reverse-credits.server.ts';
import { SYSTEM } from '~/platform/audit.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createAccount, createWorld, type World } from '~tests/support/world.ts';

/** Hours from a class. @returns the id of the entry, which is here the class's too */
async function hoursFor(world: World, cadreId: string | null): Promise<string> {
  const id = newId();
  await sql.query(
    `INSERT INTO credit_entry (id, cadre_id, organization_id, source_type, source_id, category, title, occurred_on, hours)
     VALUES ($1::uuid, $2::uuid, $3::uuid, 'class', $1::uuid, 'CLASS_PX', '培训班', '2026-06-01', 16)`,
    [id, cadreId, world.unitA.id],
  );
  return id;
}

const takeBack = (classId: string) =>
  inSqlTransaction(async (tx) => reverseCredits(tx, SYSTEM, { type: 'class', id: classId }));

it('rests on all of the hours or on none: a refused grant keeps nobody from taking the others back', async () => {
  const world = await createWorld();
  const { cadreId } = await createAccount(world.unitA, world.root.id, 'CADRE');
  const [first, second, third] = [
    await hoursFor(world, cadreId),
    await hoursFor(world, cadreId),
    await hoursFor(world, cadreId),
  ];
  const application = { type: 'application', id: newId() } as const;
  const relyOn = (entryIds: string[]) => inSqlTransaction(async (tx) => relyOnCredits(tx, application, entryIds));

  // The class is opened again between the judgement and the grant; the refusal is an answer, not a fault.
  await takeBack(second);
  expect(await relyOn([first, second, third])).toBe(false);
  expect(await takeBack(first)).toEqual({ ok: true, reversed: 1 });

  // And the grant is not barred for ever either.
  expect(await relyOn([third])).toBe(true);
  expect(await takeBack(third)).toMatchObject({ ok: false, reason: 'hours-relied-on' });
});
