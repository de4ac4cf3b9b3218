import type { Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { openPhone, phoneCipherOf } from '../data/cadre-phone.ts';

/** The telephone number that is kept of the person who asks; null where there is none. */
export async function ownPhone(actor: Actor): Promise<string | null> {
  if (!actor.cadreId) return null;
  const cipher = await phoneCipherOf(sqlRead, actor.cadreId);
  return cipher ? openPhone(actor.cadreId, cipher) : null;
}
