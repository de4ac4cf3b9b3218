import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import { audit } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { insertCadres } from '../data/cadre-import-rows.ts';
import { findCadre, holderOfNumber, lockCadre, shownPosts, updateCadre } from '../data/cadre-page-rows.ts';
import { sealedPhone } from '../data/cadre-phone.ts';
import { lockNewcomers } from '../data/newcomer-rows.ts';
import { organizationStates } from '../data/organization-rows.ts';
import type { CadreForm } from '../rules/cadre-form.ts';
import { requireWith } from '../rules/cadre-scope.ts';

export type SaveRefusal = 'number-taken' | 'changed-meanwhile' | 'organization-ended';

/**
 * Changes a person's basic data, or adds somebody (`cadreId` null).
 *
 * @throws {NotFound} @throws {Forbidden}
 */
export async function saveCadre(
  actor: Actor,
  cadreId: string | null,
  form: CadreForm,
): Promise<{ ok: true; cadreId: string } | { ok: false; reason: SaveRefusal }> {
  return inSqlTransaction(async (tx) => {
    const id = cadreId ?? newId();
    if (!cadreId) await lockNewcomers(tx, actor.rootId);
    const before = cadreId ? await findCadre(tx, cadreId) : null;
    if (cadreId && !before) throw new NotFound('cadre');
    if (before) {
      requireWith(actor, 'registry.write', {
        homePath: before.homePath,
        posts: await shownPosts(tx, before.id, today()),
      });
      if ((await lockCadre(tx, before.id)) !== form.version) return { ok: false, reason: 'changed-meanwhile' };
    }
    const [home] = await organizationStates(tx, actor.rootId, { ids: [form.homeOrganizationId] });
    if (!home) throw new NotFound('organization');
    if (home.id !== before?.homeOrganizationId) authorise(actor, 'registry.write', home.path);
    if (home.endedOn && home.id !== before?.homeOrganizationId) return { ok: false, reason: 'organization-ended' };
    if (form.staffNumber) {
      const holder = await holderOfNumber(tx, actor.rootId, form.staffNumber);
      if (holder && holder !== cadreId) return { ok: false, reason: 'number-taken' };
    }
    const { version: _, phone, ...fields } = form;
    const record = {
      ...fields,
      nameKey: nameKeyOf(form.name),
      ...(phone ? sealedPhone(id, phone) : { phoneCipher: null, phoneBlind: null }),
    };
    if (before) await updateCadre(tx, id, record);
    else await insertCadres(tx, actor.rootId, [{ id, ...record, status: 'ACTIVE', version: 1 }]);
    await audit(tx, actor, {
      action: before ? 'cadre.change' : 'cadre.add',
      subjectType: 'cadre',
      subjectId: id,
      organizationId: home.id,
    });
    return { ok: true, cadreId: id };
  });
}
