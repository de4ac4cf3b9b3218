import type pg from 'pg';
import { audit, SYSTEM } from '../platform/audit.ts';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';
import { inOwnerTransaction, sqlOn } from './owner-connection.ts';
import { pause } from './process-life.mjs';

/** What a column points to, for tables that do not name their root themselves. */
const OWNERS: Record<string, string> = {
  account_id: 'account',
  application_id: 'certification_application',
  attempt_id: 'attempt',
  bank_id: 'question_bank',
  batch_id: 'import_batch',
  cadre_id: 'cadre',
  certificate_id: 'certificate',
  class_id: 'training_class',
  clause_id: 'clause',
  document_id: 'regulation_document',
  organization_id: 'organization',
  plan_id: 'rotation_plan',
  policy_id: 'exam_policy',
  question_id: 'question',
  scheme_id: 'certification_scheme',
  scope_organization_id: 'organization',
  session_id: 'exam_session',
};

const ROOTS = 'SELECT id FROM public.organization WHERE parent_id IS NULL AND demonstration';

/** Whose rows are known only by those who refer to them. */
const FILE_CONTENT = 'public.file_content';

/** How long it is tried to have the tables to oneself. */
const PATIENCE = 30_000;

/** Who may cite a clause of a document that stays. */
const CITERS = ['question', 'question_version', 'rule_version', 'exam_policy_version', 'scheme_level_version'];

/** Tables with the columns by which a row is known to belong to an authority. */
type Belonging = Map<string, string[]>;

/**
 * Erases the demonstration authority with everything that belongs to it, in one transaction. The audit journal stays:
 * it holds ids and no persons, and a chain with links taken out would prove nothing.
 *
 * @param owner a connection of the role that owns the tables, in no transaction
 * @returns how many rows went
 */
export async function eraseDemonstration(owner: pg.Client): Promise<number> {
  const belonging = await readBelonging(owner);
  return inOwnerTransaction(owner, async () => {
    const roots = await owner.query(ROOTS);
    if (roots.rowCount === 0) return 0;
    await lockAlone(owner, [...belonging.keys(), FILE_CONTENT]);
    // Documents of the repository were only lent to the demonstration; practice questions of others cite them, too.
    await owner.query(
      `UPDATE public.regulation_document SET organization_id = NULL
       WHERE from_repository AND organization_id IN (SELECT id FROM public.organization WHERE root_id IN (${ROOTS}))`,
    );
    let rows = 0;
    for (const table of childrenFirst(belonging)) {
      const gone = await owner.query(`DELETE FROM ${table} WHERE ${conditionOf(table, belonging)}`);
      rows += gone.rowCount ?? 0;
    }
    const files = await owner.query(
      `DELETE FROM ${FILE_CONTENT} f WHERE NOT EXISTS (SELECT 1 FROM public.stored_file s WHERE s.sha256 = f.sha256)`,
    );
    rows += files.rowCount ?? 0;
    await audit(sqlOn(owner), SYSTEM, { action: 'demonstration.remove', detail: { rows } });
    return rows;
  });
}

/**
 * Has the tables to itself until the transaction ends, which is less than a second: who has read what goes, such as a
 * job that issues a certificate, would else write beside it afterwards. It never waits while it holds some of them, so
 * that nobody at work is made to wait for us, or to fail.
 *
 * @throws with one sentence for the terminal
 */
async function lockAlone(owner: pg.Client, tables: string[]): Promise<void> {
  const until = Date.now() + PATIENCE;
  await owner.query('SAVEPOINT alone');
  for (;;) {
    try {
      await owner.query(`LOCK TABLE ${tables.join(', ')} IN ACCESS EXCLUSIVE MODE NOWAIT`);
      return;
    } catch (fault) {
      if ((fault as { code?: string }).code !== '55P03') throw fault;
      if (Date.now() > until)
        throw new Error(
          inTerminalLanguage({
            zh: '平台正忙，演示数据没有删除；请稍后再试，或先停止平台。',
            en: 'The platform is busy; the demonstration was not erased. Try again later, or stop the platform first.',
          }),
          { cause: fault },
        );
      await owner.query('ROLLBACK TO SAVEPOINT alone');
      await pause(50);
    }
  }
}

async function readBelonging(owner: pg.Client): Promise<Belonging> {
  const { rows } = await owner.query<{ table: string; columns: string[] }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, array_agg(a.attname::text) AS columns
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attname = ANY($1)
       AND (n.nspname = 'public' OR (n.nspname, c.relname) = ('journal', 'answer_event'))
     GROUP BY 1`,
    [['root_id', 'citer_id', ...Object.keys(OWNERS)]],
  );
  return new Map(rows.map(({ table, columns }) => [table, columns.includes('root_id') ? ['root_id'] : columns]));
}

const ownersOf = (columns: string[]): string[] =>
  columns
    .flatMap((column) => (column === 'citer_id' ? CITERS : (OWNERS[column] ?? [])))
    .map((name) => `public.${name}`);

function conditionOf(table: string, belonging: Belonging): string {
  const conditions = (belonging.get(table) ?? []).map((column) => {
    if (column === 'root_id') return `root_id IN (${ROOTS})`;
    const owned = ownersOf([column]).filter((owner) => owner !== table && belonging.has(owner));
    return owned
      .map((owner) => `${column} IN (SELECT id FROM ${owner} WHERE ${conditionOf(owner, belonging)})`)
      .join(' OR ');
  });
  return conditions.filter(Boolean).join(' OR ') || 'false';
}

/** A row is known by its owner, so the owner goes after it; the organizations, by which all are known, go last. */
function childrenFirst(belonging: Belonging): string[] {
  const ordered: string[] = [];
  const visit = (table: string): void => {
    if (ordered.includes(table)) return;
    for (const [other, columns] of belonging) {
      if (other !== table && ownersOf(columns).includes(table)) visit(other);
    }
    ordered.push(table);
  };
  for (const table of belonging.keys()) if (table !== 'public.organization') visit(table);
  return [...ordered.filter((table) => table !== 'public.organization'), 'public.organization'];
}
