import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scannedPages, setScanStage, type ScanStage } from '~tests/support/scan-stage.ts';
import { SCENES } from '~tests/support/scanned-scenes.ts';

let stage: ScanStage;

beforeAll(async () => {
  stage = await setScanStage();
});
afterAll(() => stage?.clear());

describe('every page for everybody, on both devices and in both languages', () => {
  for (const entry of scannedPages.filter(({ path }) => !path.startsWith('/admin')))
    it(`${entry.path} has no fault`, async () => {
      expect(await stage.faultsOnPage(entry)).toEqual([]);
    });

  for (const [name, scene] of Object.entries(SCENES))
    it(`${name} has no fault`, async () => {
      expect(await stage.faultsIn(scene)).toEqual([]);
    });
});
