import type { ImportKind } from '~/operations/commands/import-kind.ts';
import { cadreImportTemplate } from '../rules/cadre-import-template.ts';
import { cadreJudge } from '../rules/judge-cadre-row.ts';
import { phoneBlindOf } from '../data/cadre-phone.ts';
import { applyCadreRows } from './apply-cadre-rows.server.ts';
import { namedInSheet } from './named-in-sheet.server.ts';
import { undoCadreRows } from './undo-cadre-rows.server.ts';

/** 党务干部: who is meant, what changes, and the way back. */
export const cadreImportKind: ImportKind = {
  template: cadreImportTemplate,
  async open(sql, context, rows) {
    const { organizations, cadres } = await namedInSheet(sql, context, rows);
    return cadreJudge(organizations, cadres, rows, context.today, phoneBlindOf);
  },
  apply: applyCadreRows,
  undo: undoCadreRows,
};
