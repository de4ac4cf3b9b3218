import { audit } from '~/platform/audit.ts';
import { sql } from '~/platform/db.ts';
import type { Actor } from '../rules/actor.ts';

/** The journal also says who took it away or checked it. */
export const recordAuditUse = async (
  actor: Actor,
  use: 'export' | 'verify',
  detail: Record<string, string | number | boolean | null>,
): Promise<void> => audit(sql, actor, { action: `audit.${use}`, subjectType: 'audit', detail });
