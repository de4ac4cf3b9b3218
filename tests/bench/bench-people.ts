import { cookieHeader, DEVICE_COOKIE, newDeviceKey, SESSION_COOKIE, signValue } from '~/http/cookies.server.ts';
import { CURRENT_NOTICE_VERSION } from '~/identity/rules/notice.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';

export type BenchPerson = { cookie: string };
export type BenchSession = { sessionId: string; people: BenchPerson[] };

/** The session that the demonstration keeps open, with so many more people registered and signed in. */
export async function registerPeople(count: number): Promise<BenchSession> {
  const [session] = await sql.query<{ id: string; root: string }>(
    `SELECT s.id, s.root_id AS root FROM exam_session s JOIN exam_policy_version v ON v.id = s.policy_version_id JOIN exam_policy p ON p.id = v.policy_id
     WHERE p.code = 'PRE_80' AND s.status = 'PUBLISHED' AND now() BETWEEN s.opens_at AND s.closes_at LIMIT 1`,
  );
  if (!session) throw new Error('no session is open');
  const people = Array.from({ length: count }, () => ({
    account: newId(),
    cadre: newId(),
    session: newId(),
    grant: newId(),
    registration: newId(),
  }));
  for (let at = 0; at < people.length; at += 2000) {
    const rows = JSON.stringify(people.slice(at, at + 2000));
    const from = `FROM jsonb_to_recordset($1::jsonb) AS r(account uuid, cadre uuid, session uuid, "grant" uuid, registration uuid)`;
    const run = (text: string, ...more: unknown[]): Promise<unknown> => sql.query(text, [rows, ...more]);
    await run(
      `INSERT INTO account (id, account_number, display_name, root_id, home_organization_id, status, must_change_password, notice_version, demonstration)
       SELECT account, 'bench-' || account, '测速', $2::uuid, $2::uuid, 'ACTIVE', false, $3, true ${from}`,
      session.root,
      CURRENT_NOTICE_VERSION,
    );
    await run(
      `INSERT INTO "grant" (id, account_id, role, organization_id, valid_from) SELECT "grant", account, 'CADRE', $2::uuid, now() - interval '1 day' ${from}`,
      session.root,
    );
    await run(
      `INSERT INTO cadre (id, root_id, name, name_key, home_organization_id, account_id, updated_at) SELECT cadre, $2::uuid, '测速', '测速', $2::uuid, account, now() ${from}`,
      session.root,
    );
    await run(
      `INSERT INTO session_registration (id, session_id, cadre_id, account_id, organization_id, registered_by) SELECT registration, $3::uuid, cadre, account, $2::uuid, account ${from}`,
      session.root,
      session.id,
    );
    await run(
      `INSERT INTO sign_in_session (id, account_id, created_at, last_seen_at, expires_at, device_key, device_label, method)
       SELECT session, account, now(), now(), now() + interval '1 day', 'bench', 'bench', 'password' ${from}`,
    );
  }
  return {
    sessionId: session.id,
    people: people.map((person) => ({
      cookie: `${pair(SESSION_COOKIE, person.session)}; ${pair(DEVICE_COOKIE, newDeviceKey())}`,
    })),
  };
}

const pair = (name: string, value: string): string =>
  cookieHeader(name, signValue(name, value), { secure: false }).split(';')[0] ?? '';

/** Fills the table of attempts to a number with finished sittings of people who exist. */
export async function fillAttempts(wanted: number): Promise<number> {
  const [count] = await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM attempt`);
  const missing = wanted - (count?.n ?? 0);
  if (missing > 0)
    await sql.query(
      `INSERT INTO attempt (id, kind, root_id, account_id, cadre_id, organization_id, policy_version_id, occasion, ordinal, status, seed, paper, started_at,
         month, deadline_at, writer_token, submitted_at, submission_kind, answers, graded_at, score, passed, grade_detail)
       SELECT gen_random_uuid(), 'OFFICIAL', t.root_id, k.account_id, k.id, t.organization_id, t.policy_version_id, t.occasion, 1, 'GRADED', n::text, t.paper,
         t.started_at - make_interval(mins => n), date_trunc('month', t.started_at - make_interval(mins => n))::date,
         t.deadline_at - make_interval(mins => n), n::text, t.submitted_at - make_interval(mins => n), 'HAND_IN', t.answers,
         t.graded_at - make_interval(mins => n), t.score, t.passed, t.grade_detail
       FROM generate_series(1, $1) AS n
       CROSS JOIN (SELECT * FROM attempt WHERE status = 'GRADED' LIMIT 1) t
       JOIN (SELECT id, account_id, row_number() OVER () AS at, count(*) OVER () AS of FROM cadre WHERE account_id IS NOT NULL) k ON k.at = n % k.of + 1`,
      [missing],
    );
  await sql.query('SELECT refresh_statistics()');
  return wanted;
}
