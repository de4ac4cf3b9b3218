import type { ImportKind } from '~/operations/commands/import-kind.ts';
import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import { cadresNamed, organizationsWithin } from '../data/cadre-import-rows.ts';
import { cadreImportTemplate } from '../rules/cadre-import-template.ts';
import { cadreJudge } from '../rules/judge-cadre-row.ts';
import { phoneBlindOf } from '../data/cadre-phone.ts';
import { applyCadreRows } from './apply-cadre-rows.server.ts';
import { undoCadreRows } from './undo-cadre-rows.server.ts';

/** 党务干部: who is meant, what changes, and the way back. */
export const cadreImportKind: ImportKind = {
  template: cadreImportTemplate,
  async open(sql, context, rows) {
    const of = (key: string): string[] =>
      rows.flatMap(({ fields }) => (typeof fields[key] === 'string' ? [fields[key]] : []));
    const organizations = await organizationsWithin(sql, context.path);
    const cadres = await cadresNamed(sql, {
      rootId: context.rootId,
      path: context.path,
      numbers: [...new Set(of('staffNumber'))],
      nameKeys: [...new Set(of('name').map(nameKeyOf))],
    });
    return cadreJudge(organizations, cadres, rows, context.today, phoneBlindOf);
  },
  apply: applyCadreRows,
  undo: undoCadreRows,
};
