import { sqlRead, type Sql } from '~/platform/db.ts';
import type { SessionStatus } from '../rules/session-life.ts';
import type { Occasion } from './session-rows.ts';

export type StartFacts = {
  now: Date;
  sessionId: string;
  rootId: string;
  status: SessionStatus;
  occasion: Occasion;
  policyVersionId: string;
  bankId: string;
  opensAt: Date;
  closesAt: Date;
  /** null when the person's name is not on the list */
  registrationStatus: string | null;
  /** the organization that registered the person */
  organizationId: string | null;
  signedInAt: Date | null;
  /** the person's sitting of this session, void ones left out */
  attemptId: string | null;
  /** a sitting of the person that is still running, of whichever session */
  runningId: string | null;
  /** one of another session of the same occasion that has yet to be marked: whether this would be a retake is not known */
  unmarkedId: string | null;
};

/** All that decides whether a person may start, in one read. */
export async function startFacts(
  db: Sql,
  sessionId: string,
  person: { cadreId: string; accountId: string; rootId: string },
): Promise<StartFacts | null> {
  const rows = await db.query<StartFacts>(
    `SELECT clock_timestamp() AS now, s.id::text AS "sessionId", s.root_id::text AS "rootId", s.status::text AS status,
       s.occasion::text AS occasion, s.policy_version_id::text AS "policyVersionId", s.bank_id::text AS "bankId",
       s.opens_at AS "opensAt", s.closes_at AS "closesAt", r.status::text AS "registrationStatus",
       r.organization_id::text AS "organizationId", r.signed_in_at AS "signedInAt",
       (SELECT a.id::text FROM attempt a WHERE a.session_id = s.id AND a.account_id = $3::uuid AND a.kind = 'OFFICIAL'
          AND a.status <> 'VOID' LIMIT 1) AS "attemptId",
       (SELECT a.id::text FROM attempt a WHERE a.account_id = $3::uuid AND a.kind = 'OFFICIAL'
          AND a.status = 'RUNNING' LIMIT 1) AS "runningId",
       (SELECT a.id::text FROM attempt a WHERE a.account_id = $3::uuid AND a.kind = 'OFFICIAL' AND a.status = 'SUBMITTED'
          AND a.occasion = s.occasion AND a.session_id <> s.id LIMIT 1) AS "unmarkedId"
     FROM exam_session s LEFT JOIN session_registration r ON r.session_id = s.id AND r.cadre_id = $2::uuid
     WHERE s.id = $1::uuid AND s.root_id = $4::uuid`,
    [sessionId, person.cadreId, person.accountId, person.rootId],
  );
  return rows[0] ?? null;
}

/** Questions of the person's earlier papers, the latest paper first; papers of void sittings count, they were seen. */
export async function questionsMet(
  db: Sql,
  accountId: string,
  kind: 'OFFICIAL' | 'PRACTICE',
  papers: number,
): Promise<string[][]> {
  const rows = await db.query<{ questionIds: string[] }>(
    `SELECT (SELECT array_agg(v.question_id::text) FROM jsonb_array_elements(a.paper->'items') AS item
             JOIN question_version v ON v.id = (item->>'q')::uuid) AS "questionIds"
     FROM attempt a WHERE a.account_id = $1::uuid AND a.kind = $2::attempt_kind ORDER BY a.started_at DESC, a.id DESC LIMIT $3`,
    [accountId, kind, papers],
  );
  return rows.map((row) => row.questionIds ?? []);
}

/** The bank of an authority that serves practice: the one with most released practice questions. */
export async function practiceBank(rootId: string): Promise<string | null> {
  const rows = await sqlRead.query<{ id: string }>(
    `SELECT b.id::text FROM question_bank b
     WHERE b.root_id = $1::uuid AND EXISTS (SELECT 1 FROM question q WHERE q.bank_id = b.id AND q.status = 'RELEASED' AND q.pool = 'PRACTICE')
     ORDER BY (SELECT count(*) FROM question q WHERE q.bank_id = b.id AND q.status = 'RELEASED' AND q.pool = 'PRACTICE') DESC, b.code LIMIT 1`,
    [rootId],
  );
  return rows[0]?.id ?? null;
}

/** The organization to which an account belongs. */
export async function homeOrganization(db: Sql, accountId: string): Promise<string | null> {
  const rows = await db.query<{ id: string }>(
    `SELECT coalesce(home_organization_id, root_id)::text AS id FROM account WHERE id = $1::uuid`,
    [accountId],
  );
  return rows[0]?.id ?? null;
}
