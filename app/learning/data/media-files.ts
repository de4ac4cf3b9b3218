import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ByteRange } from '../rules/byte-range.ts';

const FOLDER = path.resolve('content/media');
const NAME = /^[A-Za-z0-9][\w.-]{0,120}$/;

export type MediaFile = { readonly path: string; readonly size: number; readonly changedAt: Date };

/** A recording that came with the content; null for any name that is not one. */
export async function findMedia(name: string, folder: string = FOLDER): Promise<MediaFile | null> {
  if (!NAME.test(name)) return null;
  const file = path.join(folder, name);
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { path: file, size: found.size, changedAt: found.mtime } : null;
}

/** The bytes of a recording, or a part of them, as they are read. */
export const mediaBytes = (file: MediaFile, range: ByteRange | null): ReadableStream<Uint8Array> =>
  Readable.toWeb(
    createReadStream(file.path, range ? { start: range.from, end: range.to } : {}),
  ) as ReadableStream<Uint8Array>;
