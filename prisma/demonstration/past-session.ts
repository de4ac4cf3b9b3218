import { appealDueOn } from '~/exams/rules/appeal.ts';
import { assemblePaper, type PoolQuestion } from '~/exams/rules/assemble-paper.ts';
import { gradePaper } from '~/exams/rules/grade-paper.ts';
import { lettersOf, type Paper } from '~/exams/rules/paper.ts';
import { passValidity } from '~/exams/rules/pass-validity.ts';
import type { PolicySettings } from '~/exams/rules/policy-settings.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { loadQuestionVersions } from '~/questions/queries/question-versions.server.ts';
import type { Chance } from './chance.ts';
import { insertRows, type WrittenCadre, type WrittenOrganization } from './write-city.ts';

export type PastSession = {
  root: WrittenOrganization;
  officer: Actor;
  policyVersionId: string;
  settings: PolicySettings;
  bankId: string;
  pool: readonly PoolQuestion[];
  number: string;
  title: string;
  occasion: 'PRE_APPOINTMENT' | 'PRE_ELECTION' | 'CERTIFICATION_L1';
  opensAt: Date;
  people: readonly WrittenCadre[];
  /** those of them who know nearly all of it */
  prepared?: ReadonlySet<string>;
  /** how many of them did not come */
  absent: number;
  /** how many passes nobody has confirmed yet; where there are some, an appeal waits as well */
  waiting: number;
};

const MINUTE = 60_000;

/** A result that an officer confirmed, and when. */
export type ConfirmedResult = { eligibilityId: string; at: Date };

/**
 * A session that is over: real papers, invented answers, marks by the real rules.
 *
 * @returns the confirmed results, whose slips are still to be issued
 */
export async function writePastSession(tx: Sql, chance: Chance, past: PastSession): Promise<ConfirmedResult[]> {
  const sessionId = newId();
  const closesAt = new Date(past.opensAt.getTime() + 180 * MINUTE);
  await tx.query(
    `INSERT INTO exam_session (id, root_id, organization_id, number, title, occasion, policy_version_id, bank_id, opens_at, closes_at,
       venue, notice, status, created_by, published_at, ended_at)
     VALUES ($1::uuid, $2::uuid, $2::uuid, $3, $4, $5::occasion, $6::uuid, $7::uuid, $8::timestamptz, $9::timestamptz, $10, $11, 'ENDED', $12::uuid, $13::timestamptz, $9::timestamptz)`,
    [
      sessionId, past.root.id, past.number, past.title, past.occasion, past.policyVersionId, past.bankId, past.opensAt, closesAt,
      '市级机关第一测试机房', '请携带工作证，提前十五分钟入场。', past.officer.accountId, new Date(past.opensAt.getTime() - 14 * 1440 * MINUTE),
    ], // prettier-ignore
  );
  await insertRows(
    tx,
    'session_registration (id, session_id, cadre_id, account_id, organization_id, seat_number, signed_in_at, registered_by, created_at)',
    'id uuid, session uuid, cadre uuid, account uuid, organization uuid, seat int, signed timestamptz, registered_by uuid, at timestamptz',
    past.people.map((person, at) => ({
      id: newId(),
      session: sessionId,
      cadre: person.id,
      account: person.accountId,
      organization: person.organization.id,
      seat: at + 1,
      signed: at < past.absent ? null : past.opensAt.toISOString(),
      registered_by: past.officer.accountId,
      at: new Date(past.opensAt.getTime() - 7 * 1440 * MINUTE).toISOString(),
    })),
  );
  const sat = past.people.slice(past.absent);
  const attempts: Awaited<ReturnType<typeof attemptOf>>[] = [];
  // One after the other: what chance gives to whom must not depend on whose questions were read first.
  for (const person of sat) attempts.push(await attemptOf(chance, past, sessionId, person));
  await insertRows(
    tx,
    `attempt (id, kind, root_id, session_id, account_id, cadre_id, organization_id, policy_version_id, occasion, status, seed, paper, started_at,
      month, deadline_at, writer_token, submitted_at, submission_kind, answers, graded_at, score, passed, grade_detail)`,
    `id uuid, kind attempt_kind, root uuid, session uuid, account uuid, cadre uuid, organization uuid, policy uuid, occasion occasion, status attempt_status,
     seed text, paper jsonb, started timestamptz, month date, deadline timestamptz, token text, submitted timestamptz, submission submission_kind,
     answers jsonb, graded timestamptz, score numeric, passed boolean, detail jsonb`,
    attempts,
  );
  const passed = attempts.filter((attempt) => attempt.passed);
  const results: ConfirmedResult[] = [];
  for (const [at, attempt] of passed.entries()) {
    const confirmed = at >= past.waiting;
    const on = today(new Date(attempt.graded));
    const validity = passValidity(on, past.settings.validityMonths);
    const id = newId();
    await insertRows(
      tx,
      `eligibility (id, root_id, cadre_id, organization_id, occasion, attempt_id, status, flagged_at, valid_from, valid_until, decided_by,
        decided_by_name, decided_at, verdict)`,
      `id uuid, root uuid, cadre uuid, organization uuid, occasion occasion, attempt uuid, status eligibility_status, flagged timestamptz,
       from_on date, until_on date, decided_by uuid, decided_name text, decided timestamptz, verdict jsonb`,
      [
        {
          id,
          root: past.root.id,
          cadre: attempt.cadre,
          organization: attempt.organization,
          occasion: past.occasion,
          attempt: attempt.id,
          status: confirmed ? 'CONFIRMED' : 'FLAGGED',
          flagged: attempt.graded,
          from_on: validity.from,
          until_on: validity.until,
          decided_by: confirmed ? past.officer.accountId : null,
          decided_name: confirmed ? past.officer.displayName : null,
          decided: confirmed ? attempt.graded : null,
          verdict: {
            policyVersionId: past.policyVersionId,
            ruleVersionIds: [],
            sessionId,
            score: attempt.score,
            points: attempt.detail.points,
            passMark: attempt.detail.passMark,
            sections: attempt.detail.sections,
          },
        },
      ],
    );
    if (confirmed) results.push({ eligibilityId: id, at: new Date(attempt.graded) });
  }
  const failed = attempts.find((attempt) => !attempt.passed && attempt.account);
  if (past.waiting > 0 && failed)
    await insertRows(
      tx,
      'exam_appeal (id, attempt_id, root_id, organization_id, account_id, reason, filed_at, due_on)',
      'id uuid, attempt uuid, root uuid, organization uuid, account uuid, reason text, filed timestamptz, due date',
      [
        {
          id: newId(),
          attempt: failed.id,
          root: past.root.id,
          organization: failed.organization,
          account: failed.account,
          reason: `第${failed.detail.earned.indexOf(0) + 1}题的题干与条文的表述不完全一致，两个选项都说得通，请核对。`,
          filed: new Date(Date.parse(failed.graded) + 20 * MINUTE).toISOString(),
          due: appealDueOn(today(new Date(failed.graded)), past.settings.appealWorkingDays),
        },
      ],
    );
  return results;
}

async function attemptOf(chance: Chance, past: PastSession, sessionId: string, person: WrittenCadre) {
  const seed = `${past.number}-${person.staffNumber}`;
  const drawn = assemblePaper(past.settings, past.pool, seed, []);
  if (!drawn.ok) throw new Error('the bank is too small for a paper');
  const versions = await loadQuestionVersions(drawn.paper.items.map((item) => item.q));
  const keyOf = (versionId: string): readonly string[] => versions.get(versionId)?.key ?? [];
  const skill = (past.prepared?.has(person.id) ? chance.between(94, 99) : chance.between(80, 97)) / 100;
  const answers = inventedAnswers(chance, drawn.paper, keyOf, skill);
  const detail = gradePaper(drawn.paper, answers, keyOf, past.settings);
  const started = past.opensAt.getTime() + chance.between(0, 8 * 60) * 1000;
  const submitted = started + chance.between(26, past.settings.minutes - 1) * MINUTE;
  return {
    id: newId(),
    kind: 'OFFICIAL',
    root: past.root.id,
    session: sessionId,
    account: person.accountId,
    cadre: person.id,
    organization: person.organization.id,
    policy: past.policyVersionId,
    occasion: past.occasion,
    status: 'GRADED',
    seed,
    paper: drawn.paper,
    started: new Date(started).toISOString(),
    month: `${new Date(started).toISOString().slice(0, 7)}-01`,
    deadline: new Date(started + past.settings.minutes * MINUTE).toISOString(),
    token: newId(),
    submitted: new Date(submitted).toISOString(),
    submission: 'HAND_IN',
    answers,
    graded: new Date(submitted + 2000).toISOString(),
    score: detail.score,
    passed: detail.passed,
    detail,
  };
}

/** Answers of somebody who knows so much of it. */
export function inventedAnswers(
  chance: Chance,
  paper: Paper,
  keyOf: (versionId: string) => readonly string[],
  skill: number,
): Record<string, string> {
  const sheet: Record<string, string> = {};
  for (const [place, item] of paper.items.entries()) {
    const key = keyOf(item.q);
    if (chance.happens(skill)) sheet[place + 1] = lettersOf(item, key);
    else if (item.t === 'TRUE_FALSE') sheet[place + 1] = key[0] === 'true' ? 'F' : 'T';
    else sheet[place + 1] = lettersOf(item, [[...item.o].find((id) => !key.includes(id)) ?? 'A']);
  }
  return sheet;
}
