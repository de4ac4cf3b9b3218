import { audit } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { findOrganization } from '../data/organization-rows.ts';
import { writeSetting } from '../data/setting-rows.ts';
import { authorise, NotFound, type Actor } from '../rules/actor.ts';
import type { AuthoritySettingKey } from '../rules/authority-settings.ts';

/** Decides one setting of the actor's authority. */
export async function changeSetting(actor: Actor, key: AuthoritySettingKey, value: boolean): Promise<void> {
  await inSqlTransaction(async (tx) => {
    const root = await findOrganization(tx, actor.rootId);
    if (!root) throw new NotFound('authority');
    authorise(actor, 'settings.write', root.path);
    await writeSetting(tx, root.id, key, value, actor.accountId);
    await audit(tx, actor, {
      action: 'setting.change',
      subjectType: 'organization',
      subjectId: root.id,
      organizationId: root.id,
      detail: { key, value },
    });
  });
}
