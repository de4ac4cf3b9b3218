import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';

/**
 * A backup is a gzip file of lines. A section begins with a line of JSON; after a `table` section stand its rows as
 * PostgreSQL's COPY writes them, up to a line `\.`. The last section is `end`: a file without it is cut off.
 */
const sections = z.discriminatedUnion('section', [
  z.object({
    section: z.literal('header'),
    product: z.literal('hangjia'),
    format: z.literal(1),
    createdAt: z.string(),
    postgres: z.string(),
    migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
    partitions: z.array(z.object({ name: z.string(), parent: z.string(), bound: z.string() })),
    /** tells whether the master secret here is the one with which personal data in the backup was encrypted */
    secretFingerprint: z.string(),
  }),
  z.object({ section: z.literal('table'), name: z.string(), columns: z.array(z.string()) }),
  z.object({
    section: z.literal('sequences'),
    sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
  }),
  z.object({ section: z.literal('secrets'), masterSecret: z.string() }),
  z.object({ section: z.literal('end'), tables: z.number(), rows: z.number() }),
]);

export type BackupSection = z.infer<typeof sections>;
export type BackupHeader = Extract<BackupSection, { section: 'header' }>;

const LINE_FEED = Buffer.from('\n');
const END_OF_ROWS = Buffer.from('\\.\n');
/** The end of the rows where it is looked for: on a line of its own. */
const END_AFTER_ROW = Buffer.concat([LINE_FEED, END_OF_ROWS]);
const BLOCK = 256 * 1024;

/** Writes a backup beside its final name and gives it that name when it is whole and on the disk. */
export function writeBackupFile(file: string) {
  const draft = `${file}.partial`;
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(draft, { mode: 0o600 }));
  written.catch(() => {});
  const write = async (block: Buffer | string): Promise<void> => {
    if (!gzip.write(block)) await Promise.race([once(gzip, 'drain'), written]);
  };
  return {
    section: (section: BackupSection) => write(JSON.stringify(section) + '\n'),
    rows: write,
    endOfRows: () => write(END_OF_ROWS),
    async finish(): Promise<void> {
      gzip.end();
      await written;
      const handle = await open(draft, 'r+');
      await handle.sync();
      await handle.close();
      await rename(draft, file);
    },
    async abandon(): Promise<void> {
      gzip.destroy();
      await written.catch(() => {});
      await rm(draft, { force: true });
    },
  };
}

/** Reads a backup from its beginning, section by section. */
export class BackupReader {
  private readonly source: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(file: string) {
    const gunzip = createGunzip({ chunkSize: BLOCK });
    // A broken file fails the reading below; the pipeline's own promise has nothing to add.
    pipeline(createReadStream(file), gunzip).catch(() => {});
    this.source = gunzip[Symbol.asyncIterator]();
  }

  async section(): Promise<BackupSection> {
    let end = this.rest.indexOf(10);
    while (end < 0) {
      await this.more();
      end = this.rest.indexOf(10);
    }
    const line = this.rest.subarray(0, end).toString('utf8');
    this.rest = this.rest.subarray(end + 1);
    const parsed = sections.safeParse(parseJson(line));
    if (!parsed.success) throw notABackup();
    return parsed.data;
  }

  /**
   * The rows after a `table` section, in blocks as they come, which may end within a row: one row can be a file of many
   * megabytes.
   */
  async *rows(): AsyncGenerator<Buffer> {
    // A line end before the first row, which is not passed on: there may be no row at all.
    this.rest = Buffer.concat([LINE_FEED, this.rest]);
    let from = 1;
    for (;;) {
      const end = this.rest.indexOf(END_AFTER_ROW);
      if (end >= 0) {
        if (end >= from) yield this.rest.subarray(from, end + 1);
        this.rest = this.rest.subarray(end + END_AFTER_ROW.length);
        return;
      }
      // Kept back: what may be the beginning of the end.
      const ready = this.rest.length - END_AFTER_ROW.length + 1;
      if (ready > 0) {
        yield this.rest.subarray(from, ready);
        this.rest = this.rest.subarray(ready);
        from = 0;
      }
      await this.more();
    }
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }

  private async more(): Promise<void> {
    const next = await this.source.next().catch(() => {
      throw notABackup();
    });
    if (next.done) throw notABackup();
    this.rest = Buffer.concat([this.rest, next.value]);
  }
}

/**
 * Reads a backup to its end, so that nothing is touched for the sake of a broken one.
 *
 * @returns the master secret that it holds, if it was made with it
 */
export async function verifyBackupFile(file: string): Promise<string | undefined> {
  const reader = new BackupReader(file);
  let masterSecret: string | undefined;
  try {
    for (;;) {
      const section = await reader.section();
      if (section.section === 'end') return masterSecret;
      if (section.section === 'secrets') masterSecret = section.masterSecret;
      if (section.section === 'table') for await (const _block of reader.rows());
    }
  } finally {
    await reader.close();
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function notABackup(): Error {
  return new Error(
    inTerminalLanguage({
      zh: '这个文件不是完整的备份，没有恢复任何内容。',
      en: 'This file is not a whole backup; nothing was restored.',
    }),
  );
}
