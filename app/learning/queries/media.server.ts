import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { findMedia, mediaBytes } from '../data/media-files.ts';
import { byteRange, type ByteRange } from '../rules/byte-range.ts';

export type Media = {
  readonly size: number;
  readonly changedAt: Date;
  readonly range: ByteRange | null | 'unsatisfiable';
  readonly bytes: () => ReadableStream<Uint8Array>;
};

/**
 * A recording of a lesson, for everyone who has signed in.
 *
 * @param rangeHeader the `Range` header as sent
 * @throws {NotFound}
 */
export async function media(_actor: Actor, name: string, rangeHeader: string | null, folder?: string): Promise<Media> {
  const file = await findMedia(name, folder);
  if (!file) throw new NotFound('media');
  const range = byteRange(rangeHeader, file.size);
  return {
    size: file.size,
    changedAt: file.changedAt,
    range,
    bytes: () => mediaBytes(file, range === 'unsatisfiable' ? null : range),
  };
}
