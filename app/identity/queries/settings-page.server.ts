import { env } from '~/platform/env.ts';
import { sqlRead } from '~/platform/db.ts';
import { canSendMail } from '~/platform/mailer.ts';
import { findOrganization } from '../data/organization-rows.ts';
import { readSetting } from '../data/setting-rows.ts';
import { authorise, NotFound, type Actor } from '../rules/actor.ts';
import { AUTHORITY_SETTING_KEYS, AUTHORITY_SETTINGS, type AuthoritySettingKey } from '../rules/authority-settings.ts';
import { LOCK_MINUTES, MOST_FAILURES } from '../rules/lockout.ts';
import { IDLE_MINUTES } from '../rules/session-life.ts';

/** What the authority has decided, and what the installation sets for everybody. */
export async function settingsPage(actor: Actor) {
  const root = await findOrganization(sqlRead, actor.rootId);
  if (!root) throw new NotFound('authority');
  authorise(actor, 'settings.write', root.path);
  const values = {} as Record<AuthoritySettingKey, boolean>;
  for (const key of AUTHORITY_SETTING_KEYS) {
    const kept = await readSetting(sqlRead, root.id, key);
    values[key] = typeof kept === 'boolean' ? kept : AUTHORITY_SETTINGS[key];
  }
  return {
    authorityName: root.name,
    values,
    installation: {
      requireSecondFactor: env.REQUIRE_ADMIN_TOTP,
      mail: canSendMail(),
      singleSignOn: env.OIDC_ISSUER ? env.OIDC_NAME : null,
      idle: IDLE_MINUTES,
      failures: MOST_FAILURES,
      lockMinutes: LOCK_MINUTES,
      zone: env.TIME_ZONE,
    },
  };
}
