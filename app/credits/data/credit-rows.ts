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

/** Adds entries; one that the same source already gave the same person is left as it is. @returns how many are new */
export async function insertCredits(tx: Sql, entries: readonly NewCreditEntry[]): Promise<number> {
  if (entries.length === 0) return 0;
  const rows = await tx.query(
    `INSERT INTO credit_entry (id, cadre_id, organization_id, source_type, source_id, category, title, occurred_on, minutes, days, hours)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS e("id" uuid, "cadreId" uuid, "organizationId" uuid, "sourceType" text, "sourceId" uuid,
       "category" text, "title" text, "occurredOn" date, "minutes" int, "days" numeric, "hours" numeric)
     ON CONFLICT DO NOTHING RETURNING id`,
    [JSON.stringify(entries)],
  );
  return rows.length;
}

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
