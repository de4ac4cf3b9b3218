import { beforeEach, describe, expect, it } from 'vitest';
import { importTemplate } from '~/http/import-templates.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { moveImport } from '~/operations/commands/move-import.server.ts';
import { createWorld, type World } from '~tests/support/world.ts';
import { commit, rowsOf, upload } from './import-run.ts';
import { HEAD, line } from './roster.ts';

let w: World;
beforeEach(async () => {
  w = await createWorld();
});

describe('scope', () => {
  it('keeps a unit administrator inside the own subtree', async () => {
    const unit = w.as('ORG_ADMIN', 'unitA').actor;
    const batch = await upload(unit, 'cadres', w.unitA.id, [
      HEAD,
      line('501', '许新宇', null, 'A1'),
      line('502', '韩春梅', null, 'B1'),
    ]);
    expect((await rowsOf(batch)).map(({ status }) => status)).toEqual(['VALID', 'ERROR']);
    await expect(upload(unit, 'cadres', w.unitB.id, [HEAD])).rejects.toBeInstanceOf(Forbidden);
    const other = w.as('ORG_ADMIN', 'unitB').actor;
    await expect(moveImport(other, batch, 'commit', importTemplate)).rejects.toBeInstanceOf(Forbidden);
  });

  it('says that a number is taken elsewhere without saying by whom', async () => {
    const authority = w.as('AUTHORITY_ADMIN', 'root').actor;
    await commit(
      authority,
      await upload(authority, 'cadres', w.root.id, [HEAD, line('601', '汤新宇', '1986-04', 'B1')]),
    );
    const unit = w.as('ORG_ADMIN', 'unitA').actor;
    const batch = await upload(unit, 'cadres', w.unitA.id, [
      HEAD,
      line('601', '汤新宇', '1986-04', 'A1'),
      line(null, '汤新宇', '1986-04', 'A1'),
    ]);
    const rows = await rowsOf(batch);
    expect(rows.map(({ errors }) => errors?.[0]?.code)).toEqual(['number-elsewhere', 'maybe-elsewhere']);
    expect(JSON.stringify(rows)).not.toContain('乙单位');
  });
});
