import { expect, it } from 'vitest';
import { journalGraph } from '~tests/support/journal-graph.ts';

const graph = journalGraph();

/** What no journal has to tell of, and why. */
const NOT_ENTERED: Readonly<Record<string, string>> = {
  'app/exams/commands/note-seen.server.ts#writeSeen': 'that a device is still there',
  'app/exams/commands/save-answers.server.ts#append': 'saved answers are a journal of their own',
  'app/exams/commands/settle-answers.server.ts#late': 'saved answers are a journal of their own',
  'app/exams/commands/settle-answers.server.ts#keep': 'put aside as it came; the decision about it is entered',
  'app/exams/commands/tell-result.server.ts#tellResult': 'a notice of a result, whose marking is entered',
  'app/exams/commands/tell-result.server.ts#tellDueResults': 'a notice of a result, whose marking is entered',
  'app/identity/commands/forget-old-failures.server.ts#forgetOldFailures': 'counts of failures, each of them entered',
  'app/identity/commands/require-master-secret.server.ts#requireMasterSecret': 'a fingerprint, left by the first start',
  'app/identity/commands/seal-audit.server.ts#sealBatch': 'the chain of the journal itself',
  'app/identity/queries/viewer.server.ts#viewerOfSession': 'when a sign-in was last used',
  'app/learning/commands/answer-self-check.server.ts#answerSelfCheck': 'reading progress',
  'app/learning/commands/record-reading.server.ts#recordReading': 'reading progress; a finished lesson is entered',
  'app/operations/commands/mail-notice.server.ts#mailNotice': 'when a notice was mailed',
  'app/operations/commands/notify.server.ts#leave': 'a notice of something that is entered',
  'app/operations/commands/read-notification.server.ts#readNotification': 'that a notice was read',
  'app/operations/commands/run-import-check.server.ts#readBatch': 'a check; upload and writing are entered',
  'app/operations/commands/run-import-check.server.ts#judgeBatch': 'a check; upload and writing are entered',
  'app/platform/outbox.ts#write': 'what is still to be done about something that is entered',
  'app/platform/outbox.ts#markDone': 'the same',
  'app/server/deploy-migrations.ts#takeBack': 'the record of migrations, from before there is a journal',
  'app/server/schema-engine.ts#runMigration': 'the same',
  'workers/relay.ts#createRelay': 'what is still to be done about something that is entered',
  'workers/run-message.ts#messageRunner': 'the same',
};

/** What another command enters, which is called in the same transaction. */
const ENTERED_BY: Readonly<Record<string, string>> = {
  'app/identity/commands/set-up-authority.server.ts#openFirstAccount':
    'app/identity/commands/create-account.server.ts#createAccount',
  'app/identity/commands/sign-in.server.ts#signIn': 'app/identity/commands/start-session.server.ts#startSession',
  'app/identity/commands/sign-in.server.ts#bySlip': 'app/identity/commands/start-session.server.ts#startSession',
  'app/identity/commands/sign-in-demonstration.server.ts#signInDemonstration':
    'app/identity/commands/start-session.server.ts#startSession',
  'app/registry/commands/open-cadre-accounts.server.ts#openCadreAccounts':
    'app/identity/commands/create-account.server.ts#createAccounts',
  'app/registry/commands/save-organization.server.ts#addOrganization':
    'app/identity/commands/change-organization-tree.server.ts#createOrganizations',
};

/** What an import calls through its kind: it enters the batch as a whole, written and undone. */
const OF_IMPORTS = [
  'app/registry/commands/apply-cadre-rows.server.ts#applyCadreRows',
  'app/registry/commands/undo-cadre-rows.server.ts#undoCadreRows',
  'app/registry/commands/organization-import-kind.ts#applyOrganizationRows',
  'app/registry/commands/undo-organization-rows.server.ts#undoOrganizationRows',
  'app/registry/commands/post-change-import-kind.ts#applyPostChanges',
];

it('everything that writes a table is entered in the journal, by itself or by each of those who call it', () => {
  const silent = graph.writers.filter((id) => !graph.isEntered(id));
  const known = [...Object.keys(NOT_ENTERED), ...Object.keys(ENTERED_BY), ...OF_IMPORTS];
  expect(silent.toSorted()).toEqual(known.toSorted());
  expect(graph.writers.length).toBeGreaterThan(150);
});

it.each(Object.entries(ENTERED_BY))('%s is entered by %s', (id, by) => {
  expect(graph.calls(id, by)).toBe(true);
  expect(graph.isEntered(by)).toBe(true);
});

it('an import enters what it has written and what it has undone', () => {
  for (const name of ['run-import-commit.server.ts#runImportCommit', 'run-import-undo.server.ts#runImportUndo'])
    expect(graph.isEntered(`app/operations/commands/${name}`), name).toBe(true);
});
