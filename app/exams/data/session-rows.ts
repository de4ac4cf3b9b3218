import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Database, Sql, Transaction } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import type { OCCASIONS } from '../rules/exam-lists.ts';
import type { SessionStatus } from '../rules/session-life.ts';

export type Occasion = (typeof OCCASIONS)[number];

export type SessionRow = {
  id: string;
  rootId: string;
  organizationId: string;
  organizationName: string;
  path: string;
  number: string;
  title: string;
  occasion: Occasion;
  policyVersionId: string;
  bankId: string;
  opensAt: Date;
  closesAt: Date;
  registrationClosesAt: Date | null;
  venue: string | null;
  notice: string;
  status: SessionStatus;
  releaseResultsAt: Date | null;
  createdAt: Date;
  publishedAt: Date | null;
  endedAt: Date | null;
};

export const SESSION = `s.id, s.root_id AS "rootId", s.organization_id AS "organizationId", o.name AS "organizationName", o.path,
  s.number, s.title, s.occasion::text AS occasion, s.policy_version_id AS "policyVersionId", s.bank_id AS "bankId",
  s.opens_at AS "opensAt", s.closes_at AS "closesAt", s.registration_closes_at AS "registrationClosesAt", s.venue, s.notice,
  s.status::text AS status, s.release_results_at AS "releaseResultsAt", s.created_at AS "createdAt",
  s.published_at AS "publishedAt", s.ended_at AS "endedAt"`;

/** @param lock takes the row for this transaction, so that steps of one session come one after the other */
export async function findSession(db: Sql, sessionId: string, lock = false): Promise<SessionRow | null> {
  if (!isId(sessionId)) return null;
  const [row] = await db.query<SessionRow>(
    `SELECT ${SESSION} FROM exam_session s JOIN organization o ON o.id = s.organization_id
     WHERE s.id = $1::uuid ${lock ? 'FOR UPDATE OF s' : ''}`,
    [sessionId],
  );
  return row ?? null;
}

/** Numbers given in this authority; holds the series until the transaction ends, so that no two sessions get one. */
export async function sessionNumbers(tx: Sql, rootId: string): Promise<string[]> {
  await tx.query(
    `SELECT 1 AS held FROM (SELECT pg_advisory_xact_lock(hashtextextended('exam-session ' || $1, 0))) AS lock`,
    [rootId],
  );
  const rows = await tx.query<{ number: string }>(`SELECT number FROM exam_session WHERE root_id = $1::uuid`, [rootId]);
  return rows.map((row) => row.number);
}

export type SessionFields = {
  title: string;
  occasion: Occasion;
  policyVersionId: string;
  bankId: string;
  opensAt: Date;
  closesAt: Date;
  registrationClosesAt: Date | null;
  releaseResultsAt: Date | null;
  venue: string | null;
  notice: string;
};

/** The columns of the fields, and nothing else that a caller's object may hold. */
const columnsOf = (fields: SessionFields): SessionFields => ({
  title: fields.title,
  occasion: fields.occasion,
  policyVersionId: fields.policyVersionId,
  bankId: fields.bankId,
  opensAt: fields.opensAt,
  closesAt: fields.closesAt,
  registrationClosesAt: fields.registrationClosesAt,
  releaseResultsAt: fields.releaseResultsAt,
  venue: fields.venue,
  notice: fields.notice,
});

export async function insertSession(
  tx: Transaction,
  session: SessionFields & { id: string; rootId: string; organizationId: string; number: string; createdBy: string },
): Promise<void> {
  const { id, rootId, organizationId, number, createdBy } = session;
  await tx.prisma.examSession.create({
    data: { id, rootId, organizationId, number, createdBy, ...columnsOf(session) },
  });
}

/** Changes a draft; nothing happens to a session that has left that state. */
export async function updateDraftSession(tx: Transaction, sessionId: string, fields: SessionFields): Promise<boolean> {
  const { count } = await tx.prisma.examSession.updateMany({
    where: { id: sessionId, status: 'DRAFT' },
    data: columnsOf(fields),
  });
  return count === 1;
}

/** Moves a session on; the count says whether this call did it. */
export async function setSessionStatus(
  tx: Transaction,
  sessionId: string,
  from: readonly SessionStatus[],
  to: SessionStatus,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.prisma.examSession.updateMany({
    where: { id: sessionId, status: { in: [...from] } },
    data: {
      status: to,
      ...(to === 'PUBLISHED' && { publishedAt: at }),
      ...((to === 'ENDED' || to === 'CANCELLED') && { endedAt: at }),
    },
  });
  return count === 1;
}

export type BankRow = { id: string; code: string; title: string; titleEn: string; path: string; released: number };

/** Banks that may serve a session of these subtrees: in them, or above them. */
export async function banksFor(db: Sql, scopes: string[]): Promise<BankRow[]> {
  return db.query<BankRow>(
    `SELECT b.id, b.code, b.title, b.title_en AS "titleEn", o.path,
       (SELECT count(*)::int FROM question q WHERE q.bank_id = b.id AND q.status = 'RELEASED' AND q.pool = 'LIVE') AS released
     FROM question_bank b JOIN organization o ON o.id = b.organization_id
     WHERE ${inScopes('o.path', '$1')} OR EXISTS (SELECT 1 FROM unnest($1::text[]) AS scope(path) WHERE scope.path LIKE o.path || '%')
     ORDER BY b.code`,
    [scopes],
  );
}

/** Released questions of the live pool by topic and type. */
export async function livePool(db: Sql, bankId: string): Promise<{ topic: string; type: string; available: number }[]> {
  return db.query(
    `SELECT topic_code AS topic, type::text, count(*)::int AS available FROM question
     WHERE bank_id = $1::uuid AND status = 'RELEASED' AND pool = 'LIVE' AND current_version_id IS NOT NULL
     GROUP BY topic_code, type`,
    [bankId],
  );
}

export const topicTitles = (on: Database): Promise<{ code: string; title: string; titleEn: string }[]> =>
  on.prisma.topic.findMany({ select: { code: true, title: true, titleEn: true }, orderBy: { ordinal: 'asc' } });
