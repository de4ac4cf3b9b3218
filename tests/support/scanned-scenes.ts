import { endCertificate } from '~/credentials/commands/end-certificate.server.ts';
import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { answerByForm } from '~/exams/commands/answer-by-form.server.ts';
import { startPractice } from '~/exams/commands/start-practice.server.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { enrolCadres, recordAttendance } from '~/training/commands/change-enrolment.server.ts';
import { completeClass } from '~/training/commands/close-class.server.ts';
import { createClass } from '~/training/commands/save-class.server.ts';
import { AUTHORITY_DAY } from './authority-day.ts';
import { slipFor } from './credential-world.ts';
import type { Scene } from './page-scan.ts';
import { application } from './route-probes/certification.ts';
import { slip } from './route-probes/credentials.ts';
import { exemptionOf, listOf, roomOf } from './route-probes/exam-room.ts';
import { batchOf, noticeOf } from './route-probes/operations.ts';
import { questionOf } from './route-probes/questions.ts';
import { ruleOf } from './route-probes/regulations.ts';
import { DEVICE, sittings } from './route-probes/sittings.ts';
import { planOf } from './route-probes/training.ts';
import { classFields } from './training-world.ts';
import { createAccount, type World } from './world.ts';

/** Makes what the scenes and the lists show. Before the site starts: it remembers for a while what it has read. */
export async function setScenes(world: World) {
  const { attemptId, who } = (await sittings(world)).unitA;
  await answerByForm(who.actor, attemptId, DEVICE.key, { slot: 1, choice: 'A', toggleFlag: false });
  await answerByForm(who.actor, attemptId, DEVICE.key, { slot: 2, choice: null, toggleFlag: true });
  // A bank whose keys are public anyway is one that visitors may try.
  await sql.query(`UPDATE question_bank SET from_repository = true WHERE root_id = $1 AND code = 'practice'`, [
    world.root.id,
  ]);
  const practice = await startPractice(who.actor, { size: 'short', topic: null }, DEVICE);
  if (!practice.ok) throw new Error(practice.reason);
  await answerByForm(who.actor, practice.attemptId, DEVICE.key, { slot: 1, choice: 'D', toggleFlag: false });
  await noticeOf(world, 'unitA');
  await application(world, 'unitA');
  await batchOf(world, 'unitA');
  await ruleOf(world, 'unitA');
  await train(world);
  await fillLists(world);
  return {
    attemptId,
    practiceId: practice.attemptId,
    valid: await printed(await slip(world, 'unitA')),
    revoked: await printed(await revokedSlip(world)),
    expired: await printed(await expiredSlip(world)),
    list: await listOf(world, 'unitA'),
    room: await roomOf(world, 'unitA'),
    exemption: await exemptionOf(world, 'unitA'),
  };
}

export type Made = Awaited<ReturnType<typeof setScenes>>;

/** A cadre on the list of a class, who has been through another that no plan asked for. */
async function train(world: World): Promise<void> {
  const { actor } = world.as('SCHOOL_ADMIN', 'unitA');
  const cadreId = world.as('CADRE').cadreId ?? '';
  const { classId } = await planOf(world, 'unitA');
  const past = await createClass(actor, world.unitA.id, classFields({ seriesNo: 2 }));
  if (!past.ok) throw new Error(past.reason);
  for (const id of [classId, past.classId]) await enrolCadres(actor, id, { cadreIds: [cadreId] });
  await recordAttendance(actor, past.classId, [{ cadreId, halfDaysAttended: 6, result: 'COMPLETED', grade: null }]);
  const completed = await completeClass(actor, past.classId);
  if (!completed.ok) throw new Error(completed.reason);
}

/** Rows for lists of what the probes make nothing for. */
async function fillLists(world: World): Promise<void> {
  const { accountId } = await createAccount(world.unitA, world.root.id, 'CADRE', '待激活');
  await sql.query(`UPDATE account SET status = 'PENDING' WHERE id = $1`, [accountId]);
  await sql.query(
    `INSERT INTO journal.outbox_delivery (outbox_id, subscriber, payload, failed_at, failures, last_error)
     VALUES (1, 'check-import', '{}', now(), 3, 'the sheet cannot be read'), (2, 'check-import', '{}', NULL, 0, NULL)`,
  );
  const asked = await questionOf(world, 'unitA');
  await sql.query(
    `WITH copy AS (
       INSERT INTO question (id, bank_id, code, topic_code, type, pool, status, updated_at)
       SELECT $2, bank_id, 'T02-J-002', topic_code, type, pool, 'IN_REVIEW', now() FROM question WHERE id = $1 RETURNING id)
     INSERT INTO question_version (id, question_id, number, stem, options, answer_key, explanation, difficulty,
       clause_version_id, evidence, content_hash, written_by, submitted_at)
     SELECT $3, copy.id, 1, stem, options, answer_key, explanation, difficulty, clause_version_id, evidence, content_hash, $4::uuid, now()
     FROM copy, question_version v WHERE v.question_id = $1`,
    [asked.id, newId(), newId(), world.as('ITEM_WRITER').accountId],
  );
  await sql.query(
    `UPDATE organization_profile SET term_start = ${AUTHORITY_DAY} - interval '58 months', term_years = 5 WHERE organization_id = $1`,
    [world.branchA.id],
  );
}

async function revokedSlip(world: World): Promise<string> {
  const certificateId = await slipFor(world, world.as('CADRE'), world.unitA);
  await renderCertificate(certificateId);
  const { actor } = world.as('AUTHORITY_ADMIN', 'root');
  const ended = await endCertificate(actor, { certificateId, kind: 'REVOKED', reason: '查实作弊' });
  if (!ended.ok) throw new Error(ended.reason);
  return certificateId;
}

async function expiredSlip(world: World): Promise<string> {
  const certificateId = await slipFor(world, world.as('CADRE'), world.unitA, { validUntil: '2026-01-01' });
  await renderCertificate(certificateId);
  return certificateId;
}

/** Where the code printed on a certificate leads. */
async function printed(id: string): Promise<string> {
  const [row] = await sql.query<{ number: string; code: string }>(
    `SELECT number, verification_code AS code FROM certificate WHERE id = $1`,
    [id],
  );
  return `/verify?number=${row?.number}&code=${row?.code}`;
}

/** Which of their kind the pages are that are about one of many or about nothing until something is asked. */
export const ADDRESSES: Readonly<Record<string, (made: Made) => string>> = {
  'admin-rescue': () => `/admin/rescue?q=${encodeURIComponent('测试')}`,
  'admin-registrations': ({ list }) => `/admin/sessions/${list.sessionId}/registrations`,
  'admin-sign-in-sheet': ({ list }) => `/admin/sessions/${list.sessionId}/sign-in-sheet`,
  'admin-board': ({ room }) => `/admin/sessions/${room.sessionId}/board`,
};

/** What pages are about, where a heading alone would not tell that it is there. */
export const CONTENT: Readonly<Record<string, string>> = {
  tests: '.next-step',
  inbox: '.inbox li',
  certificates: '.rows li',
  'admin-rescue': '.rescue-list li',
  'admin-registrations': 'tbody tr',
  'admin-sign-in-sheet': 'tbody tr',
  'admin-board': '.seats li',
  'admin-results': 'tbody tr',
  'admin-appeals': 'tbody tr',
  'admin-exemptions': 'tbody tr',
  'admin-outages': 'tbody tr',
  'admin-certification': 'tbody tr',
  'admin-certificates': 'tbody tr',
  'admin-imports': 'tbody tr',
  'admin-jobs': 'tbody tr',
  'admin-sessions': 'tbody tr',
  'admin-terms': 'tbody tr',
  'admin-attendances': 'tbody tr',
  'admin-question-review': 'tbody tr',
};

const sitting =
  (address: (made: Made) => string, shows: string, act?: Scene['act']) =>
  (world: World, made: Made): Scene => ({
    path: `/sittings/${address(made)}`,
    as: world.as('CADRE'),
    shows,
    deviceKey: DEVICE.key,
    ...(act && { act }),
  });
const home =
  (role: Parameters<World['as']>[0], where: 'root' | 'unitA', shows = 'main h1') =>
  (world: World): Scene => ({ path: '/', as: world.as(role, where), shows });
const visited =
  (path: (made: Made) => string, shows: string, status = 200) =>
  (_: World, made: Made): Scene => ({ path: path(made), as: null, shows, status });
const office =
  (path: (made: Made) => string, shows: string) =>
  (world: World, made: Made): Scene => ({ path: path(made), as: world.as('EXAM_OFFICER'), shows });
const refused =
  (path: string, status: number) =>
  (world: World): Scene => ({ path, as: world.as('CADRE'), shows: '.fault h1', status });

/** What the addresses of the route table alone do not show. */
export const SCENES: Readonly<Record<string, (world: World, made: Made) => Scene>> = {
  'one question of a sitting': sitting(({ attemptId }) => attemptId, 'form.sitting-answer .option'),
  'an answered question': sitting(({ attemptId }) => `${attemptId}?q=1`, '.option input:checked'),
  'the list of a sitting': sitting(({ attemptId }) => `${attemptId}?view=list`, 'form.sitting-answer .option'),
  'the map of a sitting': sitting(
    ({ attemptId }) => `${attemptId}?q=2`,
    '.question-map',
    async (page) => {
      const link = page.locator('.to-map');
      if (await link.isVisible()) await link.click();
      await page.locator('.question-map').waitFor();
    },
  ),
  'the question before handing in': sitting(
    ({ attemptId }) => `${attemptId}?q=4`,
    'dialog[open]',
    async (page) => {
      await page.locator('.sitting-foot .foot-on').click();
      await page.locator('dialog[open]').waitFor();
    },
  ),
  'the page before handing in': sitting(({ attemptId }) => `${attemptId}?hand-in=1`, '.hand-in'),
  'a question of a practice': sitting(({ practiceId }) => practiceId, 'form.sitting-answer .option'),
  'a checked answer of a practice': sitting(({ practiceId }) => `${practiceId}?q=1&checked=1`, '.notice'),

  "a cadre's home": home('CADRE', 'unitA', '.next-step'),
  "the authority's home": home('AUTHORITY_ADMIN', 'root'),
  "a unit's home": home('ORG_ADMIN', 'unitA'),
  // Nothing waits for it: how that is said is looked at here.
  "the party school's home": home('SCHOOL_ADMIN', 'root', '.empty'),
  "an examination officer's home": home('EXAM_OFFICER', 'root'),

  'a certificate in force, verified': visited(({ valid }) => valid, '.credential-state'),
  'a revoked certificate, verified': visited(({ revoked }) => revoked, '.credential-state'),
  'an expired certificate, verified': visited(({ expired }) => expired, '.credential-state'),
  'a certificate that is not found': visited(() => '/verify?number=CS-2026-999999-0&code=AAAABBBBCCCC', '.notice'),
  'five questions to try': visited(() => '/try?paper=1', '.option'),
  'five questions tried': visited(() => '/try?paper=1&done=1&a1=A&a2=A', '.review'),

  'somebody in the room': office(
    ({ room }) => `/admin/sessions/${room.sessionId}/board?who=${room.registrationId}`,
    '.person-acts',
  ),
  'an exemption': office(({ exemption }) => `/admin/exemptions?show=${exemption}`, '#exemption'),
  'somebody to exempt': office(() => `/admin/exemptions/new?find=${encodeURIComponent('测试')}`, '.rows li'),
  'an appeal to decide': office(({ room }) => `/admin/appeals?show=${room.appealId}`, '#appeal'),
  'the jobs that wait': (world) => ({
    path: '/admin/jobs?state=waiting',
    as: world.as('SYS_ADMIN', 'root'),
    shows: 'tbody tr',
  }),

  'a page that is not there': visited(() => '/nowhere', '.fault h1', 404),
  'a page that is not there, signed in': refused('/nowhere', 404),
  'a page that is not for everybody': refused('/admin/results', 403),
};
