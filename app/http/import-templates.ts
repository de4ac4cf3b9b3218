import { registrationImportTemplate } from '../exams/rules/registration-import-template.ts';
import { questionImportTemplate } from '../questions/rules/question-import-template.ts';
import { cadreImportTemplate } from '../registry/rules/cadre-import-template.ts';
import { organizationImportTemplate } from '../registry/rules/organization-import-template.ts';
import { classImportTemplate } from '../training/rules/class-import-template.ts';
import { rosterImportTemplate } from '../training/rules/roster-import-template.ts';
import { postChangeTemplate } from '../registry/rules/post-change-template.ts';
import type { ImportTemplate } from '../operations/rules/import-template.ts';

/** Every sheet that can be imported; `workers/import-kinds.ts` holds the half that works on the database. */
export const importTemplates: readonly ImportTemplate[] = [
  cadreImportTemplate,
  organizationImportTemplate,
  postChangeTemplate,
  questionImportTemplate,
  classImportTemplate,
  rosterImportTemplate,
  registrationImportTemplate,
];

export const importTemplate = (kind: string): ImportTemplate | null =>
  importTemplates.find((template) => template.kind === kind) ?? null;
