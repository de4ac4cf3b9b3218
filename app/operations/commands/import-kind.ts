import type { AuditActor } from '~/platform/audit.ts';
import type { Database, Transaction } from '~/platform/db.ts';
import type { Fields, ImportTemplate, RowAction, RowDecision, RowFault } from '../rules/import-template.ts';
import type { Verdict } from '../rules/verdict.ts';

export type { Verdict };

/** For whom a batch is imported: everything a row touches lies in the subtree at `path`. */
export type ImportContext = {
  readonly batchId: string;
  readonly rootId: string;
  readonly organizationId: string;
  readonly path: string;
  /** who started it; its changes are journalled under this name */
  readonly actor: AuditActor & { readonly accountId: string };
  /** today as a civil date */
  readonly today: string;
  /** whether the authority is a demonstration: what the batch makes is marked so */
  readonly demonstration: boolean;
};

/** A row whose cells were all understood. `rowNumber` is the one the person sees in the sheet. */
export type ReadRow = { readonly rowNumber: number; readonly fields: Fields };

export type ApplyRow = {
  readonly rowNumber: number;
  readonly action: RowAction;
  readonly fields: Fields;
  readonly decision: RowDecision | null;
  /** what the row of the same sheet named by the decision became */
  readonly sameAs: string | null;
};

/**
 * What became of a row. `before` is all that `undo` needs: what there was, what was made, and the state after, by which
 * a later change by somebody else is noticed. `refused` is a fault code: the basis changed between check and commit.
 */
export type Applied =
  | { readonly rowNumber: number; readonly resultId: string; readonly before: unknown }
  | { readonly rowNumber: number; readonly refused: RowFault };

export type UndoRow = {
  readonly rowNumber: number;
  readonly action: RowAction;
  readonly resultId: string;
  readonly before: unknown;
};
/** `kept` is a fault code that says why the row was left alone (`changed-since`, `in-use`). */
export type Undone = { readonly rowNumber: number; readonly kept?: RowFault };

/**
 * One kind of import. The engine reads the file, finds sheet and heading, maps columns, parses cells, keeps rows and
 * counts, cuts the work into transactions and shows its progress; a kind says what a row means and does.
 *
 * - `open` reads all that is needed to judge (bulk, a few statements) and gives a function that judges one row. It is
 *   given every row of the sheet whose cells were understood, in order, so that duplicates inside the sheet are found.
 *   Rows of a higher `rank` are applied after those of a lower one (children after parents).
 * - `apply` writes some hundred rows of one rank in one transaction with bulk SQL. It is only given rows that were not
 *   applied yet.
 * - `undo` takes back rows of this batch, the last first, and leaves what was changed since.
 */
export type ImportKind = {
  readonly template: ImportTemplate;
  open(sql: Database, context: ImportContext, rows: readonly ReadRow[]): Promise<(row: ReadRow) => Verdict>;
  apply(tx: Transaction, context: ImportContext, rows: readonly ApplyRow[]): Promise<readonly Applied[]>;
  undo(tx: Transaction, context: ImportContext, rows: readonly UndoRow[]): Promise<readonly Undone[]>;
  /** rows per transaction of `apply` and `undo`; 500 unless said otherwise */
  readonly chunk?: number;
};
