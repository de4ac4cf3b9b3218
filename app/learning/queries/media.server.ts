import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { findMedia, mediaBytes } from '../data/media-files.ts';
import { byteRange, type ByteRange } from '../rules/byte-range.ts';
import { mediaTag, namesTag } from '../rules/media-tag.ts';

/** What a request says about the part it wants and the copy it already holds. */
export type MediaRequest = {
  readonly range?: string | null;
  readonly ifRange?: string | null;
  readonly ifNoneMatch?: string | null;
};
export type Media = {
  readonly size: number;
  readonly changedAt: Date;
  /** names this very file, so that a copy of it can be recognised */
  readonly tag: string;
  readonly range: ByteRange | null | 'unsatisfiable' | 'unchanged';
  readonly bytes: () => ReadableStream<Uint8Array>;
};

/**
 * A recording of a lesson, its captions or its poster, for everyone who has signed in.
 *
 * @throws {NotFound}
 */
export async function media(_actor: Actor, name: string, asked: MediaRequest, folder?: string): Promise<Media> {
  const file = await findMedia(name, folder);
  if (!file) throw new NotFound('media');
  const { size, changedAt } = file;
  const tag = mediaTag(file);
  // The rest of another file must not be put behind the beginning of this one.
  const wanted = asked.ifRange && asked.ifRange !== tag ? null : (asked.range ?? null);
  const range = namesTag(asked.ifNoneMatch, tag) ? 'unchanged' : byteRange(wanted, size);
  return { size, changedAt, tag, range, bytes: () => mediaBytes(file, typeof range === 'string' ? null : range) };
}
