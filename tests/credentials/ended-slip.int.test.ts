import { beforeAll, describe, expect, it } from 'vitest';
import { endCertificate } from '~/credentials/commands/end-certificate.server.ts';
import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { registrationPage } from '~/exams/queries/registration-page.server.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { createExamOffice, openSession, type ExamOffice } from '~tests/exams/exam-office.ts';
import { slipFor } from '~tests/support/credential-world.ts';
import { createAccount } from '~tests/support/world.ts';
import { AUTHORITY_DAY } from '~tests/support/authority-day.ts';

let office: ExamOffice;
let sessionId: string;
beforeAll(async () => {
  office = await createExamOffice();
  sessionId = await openSession(office, 'root');
});

/** Somebody with a confirmed pass and its sealed slip. */
async function passed(name: string): Promise<{ eligibilityId: string; certificateId: string }> {
  const person = await createAccount(office.unitA, office.root.id, 'CADRE', name);
  const [attemptId, eligibilityId] = [newId(), newId()];
  await sql.query(
    `INSERT INTO attempt (id, kind, root_id, session_id, account_id, cadre_id, organization_id, policy_version_id, occasion, status,
       seed, paper, started_at, month, deadline_at, writer_token, passed, score)
     VALUES ($1, 'OFFICIAL', $2, $3, $4, $5, $6, $7, 'PRE_APPOINTMENT', 'GRADED', 's', '{"items":[]}', now() - interval '1 day',
       date_trunc('month', now()), now(), 'd', true, 90)`,
    [attemptId, office.root.id, newId(), person.accountId, person.cadreId, office.unitA.id, office.policyVersionId],
  );
  await sql.query(
    `INSERT INTO eligibility (id, root_id, cadre_id, organization_id, occasion, attempt_id, status, flagged_at, valid_from, verdict)
     VALUES ($1, $2, $3, $4, 'PRE_APPOINTMENT', $5, 'CONFIRMED', now(), ${AUTHORITY_DAY}, '{}')`,
    [eligibilityId, office.root.id, person.cadreId, office.unitA.id, attemptId],
  );
  const certificateId = await slipFor(office, person, office.unitA, { sourceId: eligibilityId });
  await renderCertificate(certificateId);
  return { eligibilityId, certificateId };
}

describe('a pass slip that is ended', () => {
  it.each([
    ['REVOKED', '测试作弊，经查实', 'eligibility.revoke'],
    ['CANCELLED', '本人退出党务岗位', 'eligibility.cancel'],
  ] as const)(
    '%s takes its pass with it: it counts no longer and bars nobody from a new test',
    async (kind, reason, action) => {
      const name = kind === 'REVOKED' ? '沈佳禾' : '华广平';
      const { eligibilityId, certificateId } = await passed(name);
      const page = { search: '', group: null, sort: 'seat', descending: false, limit: 100, offset: 0, find: name };
      const officer = office.as('EXAM_OFFICER', 'root').actor;
      const standing = async () => (await registrationPage(officer, sessionId, page)).found[0]?.standing;
      expect(await standing()).toMatchObject({ may: false, reason: 'valid-pass' });
      const authority = office.as('AUTHORITY_ADMIN', 'root').actor;
      expect(await endCertificate(authority, { certificateId, kind, reason })).toEqual({ ok: true });
      const rows = await sql.query(`SELECT status::text, reason FROM eligibility WHERE id = $1`, [eligibilityId]);
      expect(rows).toEqual([{ status: 'WITHDRAWN', reason }]);
      expect(await standing()).toMatchObject({ may: true });
      const entries = await sql.query(`SELECT action FROM journal.audit_entry WHERE subject_id = $1`, [eligibilityId]);
      expect(entries).toEqual([{ action }]);
    },
  );
});
