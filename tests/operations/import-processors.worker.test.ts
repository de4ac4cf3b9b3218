import { afterAll, beforeAll, expect, it } from 'vitest';
import { importTemplate } from '~/http/import-templates.ts';
import { moveImport } from '~/operations/commands/move-import.server.ts';
import { uploadImport } from '~/operations/commands/upload-import.server.ts';
import { sql } from '~/platform/db.ts';
import { writeWorkbook } from '~/platform/write-workbook.ts';
import { createWorld, type World } from '~tests/support/world.ts';
import { checkImportProcessor } from '~workers/processors/check-import.ts';
import { commitImportProcessor } from '~workers/processors/commit-import.ts';
import { undoImportProcessor } from '~workers/processors/undo-import.ts';
import { processors } from '~workers/processors.ts';
import { startWorker } from '~workers/start-worker.ts';
import { statusOf } from './import-run.ts';

let w: World;
let stop: () => Promise<void>;
beforeAll(async () => {
  w = await createWorld();
  stop = await startWorker({ processors, subscriptions: [], schedules: [] });
});
afterAll(() => stop?.());

const delivery = { outboxId: '0', subscriber: 'test' };
const people = async (): Promise<number> =>
  (
    await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM cadre WHERE root_id = $1 AND account_id IS NULL`, [
      w.root.id,
    ])
  )[0]?.n ?? 0;
const becomes = (batchId: string, status: string) =>
  expect.poll(async () => (await statusOf(batchId))?.status, { interval: 50 }).toBe(status);

it('carries an import from upload to undo through the queue, each processor with one effect when run again', async () => {
  const { actor } = w.as('AUTHORITY_ADMIN', 'root');
  const template = importTemplate('cadres');
  if (!template) throw new Error('no template');
  const rows = [
    ['人员编码', '姓名', '组织编码', '党内职务', '任职起始'],
    ...Array.from({ length: 30 }, (_, i) => [
      `${1000 + i}`,
      `甲${String.fromCodePoint(0x4e00 + i)}`,
      'A1',
      '委员',
      '2024-01',
    ]),
  ];
  const uploaded = await uploadImport(actor, template, {
    organizationId: w.root.id,
    name: '名册.xlsx',
    mediaType: 'x',
    bytes: await writeWorkbook([{ name: '数据', rows }]),
  });
  if (!uploaded.ok) throw new Error(uploaded.reason);
  const payload = { batchId: uploaded.batchId };

  await becomes(uploaded.batchId, 'READY');
  await checkImportProcessor.run(payload, delivery);
  expect(await statusOf(uploaded.batchId)).toMatchObject({ status: 'READY', total: 30, checked: 30 });
  expect(await people()).toBe(0);

  await moveImport(actor, uploaded.batchId, 'commit', importTemplate);
  await becomes(uploaded.batchId, 'COMMITTED');
  await commitImportProcessor.run(payload, delivery);
  expect(await people()).toBe(30);

  await moveImport(actor, uploaded.batchId, 'undo', importTemplate);
  await becomes(uploaded.batchId, 'UNDONE');
  await undoImportProcessor.run(payload, delivery);
  expect(await people()).toBe(0);
  expect(await statusOf(uploaded.batchId)).toMatchObject({ status: 'UNDONE', applied: 0 });
});
