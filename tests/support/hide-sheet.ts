import { crc32 } from 'node:zlib';
import { zipEntries } from '~/platform/zip-entries.ts';

/** A workbook like the given one, in which a person has hidden that sheet. */
export function hideSheet(workbook: Uint8Array, name: string): Uint8Array {
  return zipOf(
    zipEntries(workbook).map((entry) => {
      const content = entry.read();
      return entry.name === 'xl/workbook.xml'
        ? { name: entry.name, content: Buffer.from(hidden(content.toString('utf8'), name)) }
        : { name: entry.name, content };
    }),
  );
}

const hidden = (xml: string, name: string): string => xml.replace(`name="${name}"`, `name="${name}" state="hidden"`);

/** A zip archive of files as they are, not packed. */
function zipOf(files: readonly { name: string; content: Buffer }[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of files) {
    const label = Buffer.from(name);
    // Version 2.0, names in UTF-8, stored; then check sum and both sizes.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, label, content]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), facts, place, label]));
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, listed, end]));
}
