import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scannedPages, setScanStage, type ScanStage } from '~tests/support/scan-stage.ts';

let stage: ScanStage;

beforeAll(async () => {
  stage = await setScanStage();
});
afterAll(() => stage?.clear());

describe('every page of an office, on both devices and in both languages', () => {
  for (const entry of scannedPages.filter(({ path }) => path.startsWith('/admin')))
    it(`${entry.path} has no fault`, async () => {
      expect(await stage.faultsOnPage(entry)).toEqual([]);
    });
});
