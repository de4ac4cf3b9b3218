import { inflateRawSync } from 'node:zlib';

/** One file inside a zip archive; nothing is unpacked until `read`. */
export type ZipEntry = { readonly name: string; readonly size: number; read(): Buffer };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

/**
 * Lists what a zip archive holds, from its central directory.
 *
 * @throws {RangeError} when the archive is not readable
 */
export function zipEntries(archive: Uint8Array): ZipEntry[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new RangeError('no zip directory');
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new RangeError('broken zip directory');
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({
      name,
      size,
      read() {
        const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
        const content = bytes.subarray(start, start + packed);
        // The directory may lie about the size: the limit is what it said, not what comes out.
        return method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
      },
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}
