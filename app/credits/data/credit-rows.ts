import { sqlRead, type Sql } from '~/platform/db.ts';
import type { CreditCategory } from '../rules/credit-category.ts';

export type NewCreditEntry = {
  id: string;
  cadreId: string;
  organizationId: string;
  sourceType: string;
  sourceId: string;
  category: CreditCategory;
  title: string;
  occurredOn: string;
  minutes: number;
  days: number;
  hours: number;
};

/**
 * Adds entries; one that the same source already gave the same person is left as it is. Where that one was reversed, the
 * new entry takes its place and names it. @returns how many are new
 */
export async function insertCredits(tx: Sql, entries: readonly NewCreditEntry[]): Promise<number> {
  if (entries.length === 0) return 0;
  const rows = await tx.query(
    `INSERT INTO credit_entry (id, cadre_id, organization_id, source_type, source_id, category, title, occurred_on, minutes, days, hours, replaces_id)
     SELECT e.*, last.id FROM jsonb_to_recordset($1::jsonb) AS e("id" uuid, "cadreId" uuid, "organizationId" uuid, "sourceType" text,
       "sourceId" uuid, "category" text, "title" text, "occurredOn" date, "minutes" int, "days" numeric, "hours" numeric)
     LEFT JOIN credit_entry last ON last.source_type = e."sourceType" AND last.source_id = e."sourceId" AND last.cadre_id = e."cadreId"
       AND last.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM credit_entry later WHERE later.replaces_id = last.id)
     WHERE last.id IS NULL OR EXISTS (SELECT 1 FROM credit_entry r WHERE r.reverses_id = last.id)
     ON CONFLICT DO NOTHING RETURNING id`,
    [JSON.stringify(entries)],
  );
  return rows.length;
}

/** What a source has given and nobody has reversed; kept from being relied on until the transaction ends. */
export const lockEntriesOf = (
  tx: Sql,
  source: { type: string; id: string },
): Promise<{ id: string; cadreId: string }[]> =>
  tx.query(
    `SELECT e.id::text, e.cadre_id::text AS "cadreId" FROM credit_entry e
     WHERE e.source_type = $1 AND e.source_id = $2::uuid AND e.reverses_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM credit_entry r WHERE r.reverses_id = e.id)
     ORDER BY e.id FOR UPDATE OF e`,
    [source.type, source.id],
  );

/** Adds to each entry the one that takes it back, with the same facts and the opposite figures. @param pairs its id by the entry's */
export const insertReversals = (tx: Sql, pairs: readonly { id: string; reversesId: string }[]): Promise<object[]> =>
  tx.query(
    `INSERT INTO credit_entry (id, cadre_id, organization_id, source_type, source_id, category, title, occurred_on, minutes, days, hours, reverses_id)
     SELECT p.id, e.cadre_id, e.organization_id, e.source_type, e.source_id, e.category, e.title, e.occurred_on, -e.minutes, -e.days, -e.hours, e.id
     FROM jsonb_to_recordset($1::jsonb) AS p("id" uuid, "reversesId" uuid) JOIN credit_entry e ON e.id = p."reversesId"`,
    [JSON.stringify(pairs)],
  );

export type CreditRow = {
  id: string;
  category: CreditCategory;
  title: string;
  occurredOn: string;
  minutes: number;
  days: number;
  hours: number;
};

/** What stands in the ledger of a person between two days, both included; reversed entries cancel out and are left out. */
export async function creditsBetween(cadreId: string, from: string, to: string): Promise<CreditRow[]> {
  return sqlRead.query<CreditRow>(
    `SELECT e.id, e.category, e.title, e.occurred_on::text AS "occurredOn", e.minutes, e.days::float8 AS days,
            e.hours::float8 AS hours
     FROM credit_entry e
     WHERE e.cadre_id = $1::uuid AND e.occurred_on BETWEEN $2::date AND $3::date AND e.reverses_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM credit_entry r WHERE r.reverses_id = e.id)
     ORDER BY e.occurred_on DESC, e.id DESC`,
    [cadreId, from, to],
  );
}
