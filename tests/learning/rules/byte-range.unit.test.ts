import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { media } from '~/learning/queries/media.server.ts';
import { byteRange } from '~/learning/rules/byte-range.ts';

describe('byteRange', () => {
  it.each([
    [null, null],
    ['bytes=0-9', { from: 0, to: 9 }],
    ['bytes=90-', { from: 90, to: 99 }],
    ['bytes=90-500', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-500', { from: 0, to: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=9-5', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=0-1,5-6', null],
    ['bytes=-', null],
    ['pages=1-2', null],
  ])('reads %s of 100 bytes as %o', (header, range) => expect(byteRange(header, 100)).toEqual(range));
});

describe('a recording', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'media-'));
  writeFileSync(path.join(folder, 'talk.mp4'), '0123456789');
  const actor = { accountId: 'a', grants: [] } as unknown as Actor;

  it('is sent whole or in part', async () => {
    const whole = await media(actor, 'talk.mp4', null, folder);
    expect(await new Response(whole.bytes()).text()).toBe('0123456789');
    const part = await media(actor, 'talk.mp4', 'bytes=3-5', folder);
    expect(part).toMatchObject({ size: 10, range: { from: 3, to: 5 } });
    expect(await new Response(part.bytes()).text()).toBe('345');
  });

  it.each(['other.mp4', '../talk.mp4', '..', '.hidden', 'a/b.mp4', ''])('is not found as %s', async (name) => {
    await expect(media(actor, name, null, folder)).rejects.toThrow(NotFound);
  });
});
