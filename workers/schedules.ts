import { disableStaleAccounts } from '~/identity/commands/disable-stale-accounts.server.ts';
import { forgetOldFailures } from '~/identity/commands/forget-old-failures.server.ts';
import { sealAudit } from '~/identity/commands/seal-audit.server.ts';
import { handInDue } from '~/exams/commands/hand-in-due.server.ts';
import { tellDueResults } from '~/exams/commands/tell-result.server.ts';
import { makePartitions } from '~/operations/commands/make-partitions.server.ts';
import { purgeImports } from '~/operations/commands/purge-imports.server.ts';
import { pullOutdatedQuestions } from '~/questions/commands/pull-outdated-questions.server.ts';

/** Work that is due by the clock. Two workers may run the same one at the same moment: each is harmless when doubled. */
export type Schedule = { readonly name: string; readonly everyMs: number; run(): Promise<unknown> };

export const schedules: readonly Schedule[] = [
  { name: 'seal-audit', everyMs: 1_000, run: () => sealAudit() },
  { name: 'disable-stale-accounts', everyMs: 3_600_000, run: () => disableStaleAccounts() },
  { name: 'forget-old-failures', everyMs: 3_600_000, run: () => forgetOldFailures() },
  { name: 'make-partitions', everyMs: 6 * 3_600_000, run: () => makePartitions() },
  { name: 'hand-in-due', everyMs: 1_000, run: handInDue },
  { name: 'tell-due-results', everyMs: 30_000, run: tellDueResults },
  { name: 'purge-imports', everyMs: 3_600_000, run: purgeImports },
  // A clause that was changed for a later day is told of when it is written, and ends on its day.
  { name: 'pull-outdated-questions', everyMs: 3_600_000, run: () => pullOutdatedQuestions(null) },
];
