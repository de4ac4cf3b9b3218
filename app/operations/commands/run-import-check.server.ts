import { createHash } from 'node:crypto';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { readContent } from '~/platform/storage.ts';
import { UnreadableSpreadsheet, type SheetRows } from '~/platform/parse-sheets.ts';
import { readSheets } from '~/platform/read-sheets.ts';
import {
  findBatch,
  lockPhase,
  moveBatch,
  rememberedHeadings,
  rememberedMapping,
  saveHeaders,
  saveHeading,
  saveProgress,
  type BatchRow,
} from '../data/import-batch-rows.ts';
import { rawRows, replaceRows, saveJudged } from '../data/import-row-rows.ts';
import { findStoredFile } from '../data/stored-file-rows.ts';
import { textOf, type CellValue } from '../rules/cell-values.ts';
import { chooseSheet, headingOfAsked, sheetsSeen, type SheetSeen } from '../rules/choose-sheet.ts';
import { dataRows } from '../rules/data-rows.ts';
import { headingKey, unsureColumns } from '../rules/find-heading.ts';
import { withDoubts, withRemembered, withRememberedHeadings } from '../rules/heading-memory.ts';
import { readFields } from '../rules/import-template.ts';
import { judgedRow } from '../rules/judged-row.ts';
import { contextOf, kindOf } from './import-context.ts';
import type { ImportKind, ReadRow } from './import-kind.ts';

const CHUNK = 1_000;
const MOST_ROWS = 100_000;

/**
 * The dry run: finds sheet and heading, maps columns, judges every row. It writes nothing but the batch and its rows,
 * can be stopped anywhere and run again, and run twice leaves the same.
 */
export async function runImportCheck(batchId: string, kinds: readonly ImportKind[]): Promise<void> {
  let batch = await findBatch(sql, batchId);
  if (batch?.status === 'UPLOADED') {
    await readBatch(batch, kindOf(kinds, batch.kind));
    batch = await findBatch(sql, batchId);
  }
  if (batch?.status === 'CHECKING') await judgeBatch(batch, kindOf(kinds, batch.kind));
}

/** Reads the file into rows: the sheet that somebody asked for, else the one that fits best. */
async function readBatch(batch: BatchRow, { template }: ImportKind): Promise<void> {
  const fail = async (failure: string, seen: readonly SheetSeen[] = []) =>
    inSqlTransaction(async (tx) => {
      if (!(await lockPhase(tx, batch))) return;
      if (seen.length > 0) await saveHeaders(tx, batch.id, { ...NOTHING_READ, sheets: seen });
      await moveBatch(tx, batch.id, ['UPLOADED'], 'FAILED', failure);
    });
  const file = await findStoredFile(batch.fileId);
  const bytes = file && (await readContent(file.sha256));
  if (!bytes) return fail('file-gone');
  let sheets: SheetRows[];
  try {
    sheets = await readSheets(bytes);
  } catch (error) {
    if (error instanceof UnreadableSpreadsheet) return fail(error.reason);
    throw error;
  }
  const seen = sheetsSeen(sheets, template);
  if (seen.length === 0) return fail('nothing-in-file');
  const asked = batch.sheetName;
  const found = asked === null ? chooseSheet(sheets, seen, template) : headingOfAsked(sheets, asked, template);
  if (!found) return fail('no-heading', seen);
  const signature = createHash('sha256').update(found.labels.map(headingKey).join('\n')).digest('hex');
  const remembered = await rememberedMapping(sql, batch.organizationId, batch.kind, signature);
  const known = remembered
    ? withRemembered(found, remembered)
    : withRememberedHeadings(found, await rememberedHeadings(sql, batch.organizationId, batch.kind));
  const sheet = sheets.find(({ name }) => name === known.sheetName);
  const { rows, ignored } = dataRows(sheet?.rows ?? [], known);
  const heading = withDoubts(known, template, rows);
  if (rows.length === 0) return fail('no-rows', seen);
  if (rows.length > MOST_ROWS) return fail('too-many-rows', seen);
  const sure = unsureColumns(template, heading).length === 0;
  await inSqlTransaction(async (tx) => {
    if (!(await lockPhase(tx, batch))) return;
    await replaceRows(tx, batch.id, rows);
    await saveHeading(tx, batch.id, {
      sheetName: heading.sheetName,
      headerRow: heading.headerRow,
      mapping: heading.mapping,
      headers: {
        labels: heading.labels,
        samples: heading.labels.map((_, index) => samplesOf(rows, index)),
        recognised: heading.recognised,
        signature,
        ignored,
        sheets: seen,
      },
      totalRows: rows.length,
    });
    await moveBatch(tx, batch.id, ['UPLOADED'], sure ? 'CHECKING' : 'NEEDS_MAPPING');
  });
}

const NOTHING_READ = { labels: [], samples: [], recognised: {}, signature: '', ignored: 0 } as const;

function samplesOf(rows: readonly { raw: CellValue[] }[], index: number): string[] {
  const samples = new Set<string>();
  for (const { raw } of rows.slice(0, 200)) {
    const text = textOf(raw[index] ?? null);
    if (text) samples.add(text.slice(0, 40));
    if (samples.size === 3) break;
  }
  return [...samples];
}

async function judgeBatch(batch: BatchRow, kind: ImportKind): Promise<void> {
  const mapping = batch.mapping ?? {};
  const rows = await rawRows(sql, batch.id);
  const read = rows.map(({ rowNumber, raw, corrections, decision }) => ({
    rowNumber,
    decision,
    ...readFields(kind.template, mapping, raw, corrections),
  }));
  const understood: ReadRow[] = read.filter(({ faults }) => faults.length === 0);
  const judge = await kind.open(sql, contextOf(batch), understood);
  for (let at = 0; at < read.length; at += CHUNK) {
    const chunk = read
      .slice(at, at + CHUNK)
      .map(({ rowNumber, fields, faults, decision }) =>
        judgedRow(rowNumber, faults.length > 0 ? { status: 'ERROR', faults } : judge({ rowNumber, fields }), decision),
      );
    // Each chunk is visible at once: the page shows how far it is.
    const going = await inSqlTransaction(async (tx) => {
      if (!(await lockPhase(tx, batch))) return false;
      await saveJudged(tx, batch.id, chunk);
      await saveProgress(tx, batch.id, { checked: Math.min(at + CHUNK, read.length) });
      if (at + CHUNK >= read.length) await moveBatch(tx, batch.id, ['CHECKING'], 'READY');
      return true;
    });
    if (!going) return;
  }
}
