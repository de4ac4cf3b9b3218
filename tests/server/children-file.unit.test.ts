import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { forgetChildren, readChildren, writeChildren } from '../../app/server/children-file.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia-children-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('remembers who was started, and leaves nothing half written beside it', () => {
  expect(readChildren(folder)).toEqual([]);
  writeChildren(folder, [{ pid: 7, birth: '12' }]);
  expect(readChildren(folder)).toEqual([{ pid: 7, birth: '12' }]);
  expect(readdirSync(folder)).toEqual(['children.json']);
  forgetChildren(folder);
  expect(readdirSync(folder)).toEqual([]);
});

it.each(['', '[{"pid":7,"bir', 'null', '{}'])('names nobody when the file says %s', (torn) => {
  writeFileSync(path.join(folder, 'children.json'), torn);
  expect(readChildren(folder)).toEqual([]);
});
