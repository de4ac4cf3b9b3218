import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';
import type { SessionCounts } from '../rules/session-counts.ts';
import { SITTING_OF_NAME } from './registration-list.ts';

/** How many of a session's people, of those in the subtrees, stand where. */
export async function sessionCounts(db: Sql, sessionId: string, scopes: string[]): Promise<SessionCounts> {
  const [row] = await db.query<SessionCounts>(
    `SELECT count(*) FILTER (WHERE r.status = 'REGISTERED')::int AS registered,
       count(*) FILTER (WHERE r.status = 'DEFERRED')::int AS deferred,
       count(*) FILTER (WHERE r.status IN ('WITHDRAWN', 'SUBSTITUTED'))::int AS withdrawn,
       count(*) FILTER (WHERE r.status = 'REGISTERED' AND r.signed_in_at IS NOT NULL)::int AS "signedIn",
       count(*) FILTER (WHERE r.status = 'REGISTERED' AND c.account_id IS NULL)::int AS "noAccount",
       count(a.id) FILTER (WHERE a.status = 'RUNNING')::int AS running,
       count(a.id) FILTER (WHERE a.status IN ('SUBMITTED', 'GRADED'))::int AS "handedIn",
       count(a.id) FILTER (WHERE a.status = 'GRADED')::int AS graded,
       count(a.id) FILTER (WHERE a.status = 'GRADED' AND a.passed)::int AS passed,
       count(*) FILTER (WHERE r.status = 'REGISTERED' AND a.id IS NULL)::int AS "notCome"
     FROM session_registration r JOIN organization o ON o.id = r.organization_id JOIN cadre c ON c.id = r.cadre_id
     LEFT JOIN LATERAL (${SITTING_OF_NAME}) a ON true
     WHERE r.session_id = $1::uuid AND ${inScopes('o.path', '$2')}`,
    [sessionId, scopes],
  );
  if (!row) throw new Error('a count always has a row');
  return row;
}
