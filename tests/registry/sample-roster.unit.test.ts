import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { headingOf } from '~/operations/rules/find-heading.ts';
import { readSheets } from '~/platform/read-sheets.ts';
import { cadreImportTemplate } from '~/registry/rules/cadre-import-template.ts';
import { SAMPLE_FILE, sampleRoster } from '../../prisma/demonstration/sample-roster.ts';

it('ships the messy sheet that the plan of the city gives, and its heading is found', async () => {
  const sheets = await readSheets(readFileSync(SAMPLE_FILE));
  const plain = sampleRoster().map((row) =>
    row.map((cell) => (typeof cell === 'object' ? (cell?.value ?? null) : cell)),
  );
  const rows = sheets[0]?.rows ?? [];
  // Merged cells are filled when read; everything that was written stands where it was written.
  for (const [y, row] of plain.entries())
    for (const [x, cell] of row.entries()) if (cell !== null) expect(rows[y]?.[x]).toBe(cell);
  const heading = headingOf(sheets[0] ?? { name: '', rows: [] }, cadreImportTemplate);
  expect(heading).toMatchObject({ headerRow: 3, mapping: { name: 2, organizationName: 4, startedOn: 6 } });
  expect(Object.values(heading?.recognised ?? {})).not.toContain('guess');
});
