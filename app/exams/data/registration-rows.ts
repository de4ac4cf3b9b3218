import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql, Transaction } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import { REACHED_THROUGH } from './reached-through.ts';

export const REGISTRATION_STATUSES = ['REGISTERED', 'WITHDRAWN', 'SUBSTITUTED', 'DEFERRED'] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

export type RegistrationRow = {
  id: string;
  sessionId: string;
  cadreId: string;
  accountId: string | null;
  organizationId: string;
  path: string;
  status: RegistrationStatus;
  statusReason: string | null;
  seatNumber: number | null;
  signedInAt: Date | null;
};

const REGISTRATION = `r.id, r.session_id AS "sessionId", r.cadre_id AS "cadreId", r.account_id AS "accountId",
  r.organization_id AS "organizationId", o.path, r.status::text AS status, r.status_reason AS "statusReason",
  r.seat_number AS "seatNumber", r.signed_in_at AS "signedInAt"`;

export async function findRegistration(tx: Sql, registrationId: string): Promise<RegistrationRow | null> {
  if (!isId(registrationId)) return null;
  // The session before the name, as a start holds them: in another order the two would wait for each other.
  await tx.query(
    `SELECT s.id FROM exam_session s WHERE s.id = (SELECT session_id FROM session_registration WHERE id = $1::uuid) FOR UPDATE`,
    [registrationId],
  );
  const [row] = await tx.query<RegistrationRow>(
    `SELECT ${REGISTRATION} FROM session_registration r JOIN organization o ON o.id = r.organization_id
     WHERE r.id = $1::uuid FOR UPDATE OF r`,
    [registrationId],
  );
  return row ?? null;
}

export async function registrationsOf(tx: Sql, sessionId: string): Promise<RegistrationRow[]> {
  return tx.query<RegistrationRow>(
    `SELECT ${REGISTRATION} FROM session_registration r JOIN organization o ON o.id = r.organization_id
     WHERE r.session_id = $1::uuid ORDER BY r.seat_number`,
    [sessionId],
  );
}

export type NewRegistration = {
  id: string;
  sessionId: string;
  cadreId: string;
  accountId: string | null;
  organizationId: string;
  seatNumber: number;
  substituteForId: string | null;
  registeredBy: string;
};

/** An entry of a list as a change left it. The revision goes up with each change to where it stands on the list. */
export type WrittenRegistration = { id: string; revision: number };

/** Adds names, or puts back those that had been taken out: then it is an older entry that is written. By person. */
export async function insertRegistrations(
  tx: Sql,
  rows: readonly NewRegistration[],
): Promise<Map<string, WrittenRegistration>> {
  if (rows.length === 0) return new Map();
  const written = await tx.query<WrittenRegistration & { cadreId: string }>(
    `INSERT INTO session_registration (id, session_id, cadre_id, account_id, organization_id, seat_number, substitute_for_id, registered_by)
     SELECT r.id, r."sessionId", r."cadreId", r."accountId", r."organizationId", r."seatNumber", r."substituteForId", r."registeredBy"
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "sessionId" uuid, "cadreId" uuid, "accountId" uuid, "organizationId" uuid,
       "seatNumber" int, "substituteForId" uuid, "registeredBy" uuid)
     ON CONFLICT (session_id, cadre_id) DO UPDATE SET status = 'REGISTERED', status_reason = NULL, account_id = EXCLUDED.account_id,
       organization_id = EXCLUDED.organization_id, seat_number = EXCLUDED.seat_number,
       substitute_for_id = EXCLUDED.substitute_for_id, registered_by = EXCLUDED.registered_by, signed_in_at = NULL, signed_in_by = NULL,
       revision = session_registration.revision + 1
     RETURNING id::text, cadre_id::text AS "cadreId", revision`,
    [JSON.stringify(rows)],
  );
  return new Map(written.map(({ cadreId, ...entry }) => [cadreId, entry]));
}

export async function setRegistrationStatus(
  tx: Transaction,
  registrationId: string,
  from: readonly RegistrationStatus[],
  to: RegistrationStatus,
  reason: string | null,
): Promise<boolean> {
  const { count } = await tx.prisma.sessionRegistration.updateMany({
    where: { id: registrationId, status: { in: [...from] } },
    data: { status: to, statusReason: reason, revision: { increment: 1 } },
  });
  return count === 1;
}

/** Marks who is in the room; null takes the mark back. */
export async function setSignedIn(
  tx: Transaction,
  ids: readonly string[],
  at: Date | null,
  by: string,
): Promise<number> {
  const { count } = await tx.prisma.sessionRegistration.updateMany({
    where: { id: { in: [...ids] }, status: 'REGISTERED', signedInAt: at ? null : { not: null } },
    data: { signedInAt: at, signedInBy: at ? by : null },
  });
  return count;
}

/** Ties names to accounts that were made after they had been registered. */
export async function linkNewAccounts(tx: Sql, sessionId: string): Promise<void> {
  await tx.query(
    `UPDATE session_registration SET account_id = c.account_id FROM cadre c
     WHERE session_registration.session_id = $1::uuid AND c.id = session_registration.cadre_id
       AND session_registration.account_id IS DISTINCT FROM c.account_id`,
    [sessionId],
  );
}

export type Candidate = {
  cadreId: string;
  staffNumber: string | null;
  name: string;
  accountId: string | null;
  organizationId: string;
  organizationName: string;
  post: string | null;
};

const candidates = (
  status: 'ACTIVE' | 'LEFT',
): string => `SELECT DISTINCT ON (c.id) c.id AS "cadreId", c.staff_number AS "staffNumber", c.name, c.account_id AS "accountId",
    o.id AS "organizationId", o.name AS "organizationName", seen.title AS post
  FROM cadre c JOIN LATERAL (${REACHED_THROUGH}) seen ON true JOIN organization o ON o.id = seen.id
  WHERE c.status = '${status}' AND ${inScopes('o.path', '$1')} AND o.path LIKE $2 || '%'`;
const CANDIDATE = candidates('ACTIVE');
/** Which of several organizations speaks for a person. */
const FIRST_PLACE = 'ORDER BY c.id, seen.rank, o.path';

/** Somebody of the subtrees who has left office. */
export async function whoLeft(db: Sql, scopes: string[], cadreId: string): Promise<Candidate | null> {
  const [person] = await db.query<Candidate>(`${candidates('LEFT')} AND c.id = $3::uuid ${FIRST_PLACE}`, [
    scopes,
    '',
    cadreId,
  ]);
  return person ?? null;
}

/** People of the subtrees, within the session's own, by id or staff number. */
export async function candidatesBy(
  db: Sql,
  scopes: string[],
  sessionPath: string,
  by: { cadreIds: string[] } | { staffNumbers: string[] },
): Promise<Candidate[]> {
  return 'cadreIds' in by
    ? db.query<Candidate>(`${CANDIDATE} AND c.id = ANY($3::uuid[]) ${FIRST_PLACE}`, [scopes, sessionPath, by.cadreIds])
    : db.query<Candidate>(`${CANDIDATE} AND c.staff_number = ANY($3::text[]) ${FIRST_PLACE}`, [
        scopes,
        sessionPath,
        by.staffNumbers,
      ]);
}

/** People of the subtrees whose name or staff number holds the words, at most `limit`. */
export async function searchCandidates(
  db: Sql,
  scopes: string[],
  sessionPath: string,
  words: string,
  limit: number,
): Promise<Candidate[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return db.query<Candidate>(
    `SELECT * FROM (${CANDIDATE} AND (c.name LIKE $3 OR c.staff_number LIKE $3) ${FIRST_PLACE}) found
     ORDER BY "organizationName", name, "cadreId" LIMIT $4::int`,
    [scopes, sessionPath, like, limit],
  );
}
