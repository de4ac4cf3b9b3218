import { allocateCertificate } from '~/credentials/commands/allocate-certificate.server.ts';
import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { inTransaction, sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { TestAccount, World } from './world.ts';
import { AUTHORITY_DAY } from './authority-day.ts';

/** Puts a confirmed test of a person on record. */
export async function confirmedTest(
  world: World,
  person: TestAccount,
  occasion: 'PRE_APPOINTMENT' | 'CERTIFICATION_L1',
  score: number,
  paper: { items: { k: string; p: number }[]; earned: number[] } = { items: [], earned: [] },
): Promise<void> {
  const attemptId = newId();
  await sql.query(
    `INSERT INTO attempt (id, kind, root_id, account_id, cadre_id, organization_id, policy_version_id, occasion, status, seed, paper, started_at,
       month, deadline_at, writer_token, score, passed, grade_detail)
     VALUES ($1, 'OFFICIAL', $2, $3, $4, $5, $6, $7::occasion, 'GRADED', 's', $9::jsonb, now() - interval '2 days',
       date_trunc('month', now())::date, now() - interval '1 day', 't', $8, true, $10::jsonb)`,
    [
      attemptId, world.root.id, person.accountId, person.cadreId, world.unitA.id, newId(), occasion, score,
      JSON.stringify({ items: paper.items }), JSON.stringify({ earned: paper.earned }),
    ], // prettier-ignore
  );
  await sql.query(
    `INSERT INTO eligibility (id, root_id, cadre_id, organization_id, occasion, attempt_id, status, flagged_at, valid_from, verdict)
     VALUES ($1, $2, $3, $4, $5::occasion, $6, 'CONFIRMED', now(), ${AUTHORITY_DAY}, '{}')`,
    [newId(), world.root.id, person.cadreId, world.unitA.id, occasion, attemptId],
  );
}

/** Puts hours of a class on record, 30 days ago. */
export const classHours = (world: World, person: TestAccount, hours: number) =>
  sql.query(
    `INSERT INTO credit_entry (id, cadre_id, organization_id, source_type, source_id, category, title, occurred_on, hours)
     VALUES ($1, $2, $3, 'class', $4, 'CLASS_RZ', '新任党务干部培训班', ${AUTHORITY_DAY} - 30, $5)`,
    [newId(), person.cadreId, world.unitA.id, newId(), hours],
  );

/** Puts on record what level one asks: two confirmed tests, the course, and a class for new appointees. */
export async function meetEverything(world: World, person: TestAccount, hours = 40): Promise<void> {
  await confirmedTest(world, person, 'PRE_APPOINTMENT', 86);
  await confirmedTest(world, person, 'CERTIFICATION_L1', 74);
  await sql.query(
    `INSERT INTO course (id, code, title, title_en, summary, summary_en, audience, credit_hours, modules, introduction, content_hash, published_at, updated_at)
     VALUES ($1, 'c2', '支部工作条例精讲', 'Branch regulations', '', '', '', 6, '[]', '', '', now(), now()) ON CONFLICT DO NOTHING`,
    [newId()],
  );
  await sql.query(
    `INSERT INTO course_enrolment (account_id, course_id, started_at, completed_at) SELECT $1, id, now(), now() FROM course WHERE code = 'c2'`,
    [person.accountId],
  );
  await classHours(world, person, hours);
}

/** A sealed certificate of level one that a person holds. @param validUntil its last day */
export async function heldCertificate(
  world: World,
  person: TestAccount,
  validUntil: string,
  issuedOn = '2023-11-23',
): Promise<string> {
  const { certificateId } = await inTransaction((tx) =>
    allocateCertificate(
      tx,
      { accountId: null, rootId: world.root.id },
      {
        type: 'COMPETENCY',
        prefix: 'ZR-L1',
        scheme: 'PARTY_AFFAIRS',
        level: 'L1',
        cycle: '1',
        rootId: world.root.id,
        organizationId: world.unitA.id,
        cadreId: person.cadreId ?? '',
        accountId: person.accountId,
        sourceType: 'application',
        sourceId: newId(),
        facts: {
          title: '职业能力证书',
          authorityName: '测试工委',
          holderName: '欧阳明禾',
          sentences: ['同志经认证，达到党务干部职业能力初级要求。', '特发此证。'],
          rows: [['等级', '初级']],
          issuedOn,
          validFrom: issuedOn,
          validUntil,
          demonstration: false,
        },
      },
    ),
  );
  await renderCertificate(certificateId);
  return certificateId;
}
