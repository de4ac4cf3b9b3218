import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeWorkbook } from '~/platform/write-workbook.ts';
import { SAMPLE_FILE, sampleRoster } from './sample-roster.ts';

/** write-sample-roster.ts: writes the messy sheet that ships with the demonstration; a test says when it is out of date. */
mkdirSync(path.dirname(SAMPLE_FILE), { recursive: true });
writeFileSync(
  SAMPLE_FILE,
  await writeWorkbook([
    { name: 'Sheet1', rows: sampleRoster(), widths: [6, 10, 12, 12, 40, 16, 12, 10, 14, 16, 10], stickyRows: 0 },
  ]),
);
