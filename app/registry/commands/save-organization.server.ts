import {
  createOrganizations,
  holdTree,
  renameOrganizations,
} from '~/identity/commands/change-organization-tree.server.ts';
import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { organizationStates, saveProfiles } from '../data/organization-rows.ts';
import type { NewOrganizationForm, OrganizationForm } from '../rules/organization-form.ts';

/** Adds an organization below another. */
export async function addOrganization(
  actor: Actor,
  parentId: string,
  form: NewOrganizationForm,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'code-taken' | 'organization-ended' }> {
  return inSqlTransaction(async (tx) => {
    const [parent] = await organizationStates(tx, actor.rootId, { ids: [parentId] });
    if (!parent) throw new NotFound('organization');
    authorise(actor, 'registry.write', parent.path);
    if (parent.endedOn) return { ok: false, reason: 'organization-ended' };
    // Of two who add the same code at once the second is told so.
    await holdTree(tx, actor.rootId);
    const taken = await organizationStates(tx, actor.rootId, { codes: [form.code] });
    if (taken.length > 0) return { ok: false, reason: 'code-taken' };
    const { code, name, shortName, ...profile } = form;
    const [placed] = await createOrganizations(tx, actor, [{ parent: parentId, code, name, shortName }]);
    if (!placed) throw new Error('the organization was not made');
    await saveProfiles(tx, [{ organizationId: placed.id, ...profile }]);
    return { ok: true, id: placed.id };
  });
}

/** Changes name and particulars of an organization. */
export async function changeOrganization(actor: Actor, id: string, form: OrganizationForm): Promise<{ ok: true }> {
  return inSqlTransaction(async (tx) => {
    const [before] = await organizationStates(tx, actor.rootId, { ids: [id] });
    if (!before) throw new NotFound('organization');
    authorise(actor, 'registry.write', before.path);
    const { name, shortName, ...profile } = form;
    if (name !== before.name || shortName !== before.shortName)
      await renameOrganizations(tx, actor, [{ id, name, shortName }]);
    await saveProfiles(tx, [{ organizationId: id, ...profile }]);
    await audit(tx, actor, {
      action: 'organization.change',
      subjectType: 'organization',
      subjectId: id,
      organizationId: id,
      detail: { type: form.type },
    });
    return { ok: true };
  });
}
