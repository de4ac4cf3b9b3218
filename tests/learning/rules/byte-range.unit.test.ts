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

  it('gives a long recording in parts, so that none is ever held whole', () => {
    const most = 1024 * 1024;
    expect(byteRange('bytes=0-', 10 * most)).toEqual({ from: 0, to: most - 1 });
    expect(byteRange(`bytes=${most}-`, 10 * most)).toEqual({ from: most, to: 2 * most - 1 });
    expect(byteRange(`bytes=0-${5 * most}`, 10 * most)).toEqual({ from: 0, to: most - 1 });
  });
});

describe('a recording', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'media-'));
  writeFileSync(path.join(folder, 'talk.mp4'), '0123456789');
  const actor = { accountId: 'a', grants: [] } as unknown as Actor;

  it('is sent whole or in part', async () => {
    const whole = await media(actor, 'talk.mp4', {}, folder);
    expect(await new Response(whole.bytes()).text()).toBe('0123456789');
    const part = await media(actor, 'talk.mp4', { range: 'bytes=3-5' }, folder);
    expect(part).toMatchObject({ size: 10, range: { from: 3, to: 5 } });
    expect(await new Response(part.bytes()).text()).toBe('345');
  });

  it('is not sent to who has it, nor in part behind the beginning of another file', async () => {
    const { tag } = await media(actor, 'talk.mp4', {}, folder);
    expect(await media(actor, 'talk.mp4', { ifNoneMatch: `"old", ${tag}` }, folder)).toMatchObject({
      range: 'unchanged',
    });
    expect(await media(actor, 'talk.mp4', { ifNoneMatch: '"old"' }, folder)).toMatchObject({ range: null });
    const part = { range: 'bytes=3-5' };
    expect(await media(actor, 'talk.mp4', { ...part, ifRange: tag }, folder)).toMatchObject({
      range: { from: 3, to: 5 },
    });
    expect(await media(actor, 'talk.mp4', { ...part, ifRange: '"old"' }, folder)).toMatchObject({ range: null });
    writeFileSync(path.join(folder, 'talk.mp4'), '0123456789A');
    expect((await media(actor, 'talk.mp4', {}, folder)).tag).not.toBe(tag);
    writeFileSync(path.join(folder, 'talk.mp4'), '0123456789');
  });

  it.each(['other.mp4', '../talk.mp4', '..', '.hidden', 'a/b.mp4', ''])('is not found as %s', async (name) => {
    await expect(media(actor, name, {}, folder)).rejects.toThrow(NotFound);
  });
});
