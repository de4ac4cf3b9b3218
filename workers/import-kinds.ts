import { registrationImportKind } from '~/exams/commands/registration-import-kind.ts';
import type { ImportKind } from '~/operations/commands/import-kind.ts';
import { questionImportKind } from '~/questions/commands/question-import-kind.ts';
import { cadreImportKind } from '~/registry/commands/cadre-import-kind.ts';
import { organizationImportKind } from '~/registry/commands/organization-import-kind.ts';
import { classImportKind } from '~/training/commands/class-import-kind.ts';
import { rosterImportKind } from '~/training/commands/roster-import-kind.ts';
import { postChangeImportKind } from '~/registry/commands/post-change-import-kind.ts';

/** Every kind of import. */
export const importKinds: readonly ImportKind[] = [
  organizationImportKind,
  cadreImportKind,
  classImportKind,
  rosterImportKind,
  registrationImportKind,
  postChangeImportKind,
  questionImportKind,
];
