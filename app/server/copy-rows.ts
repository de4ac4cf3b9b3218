import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** The part of the driver's connection that the COPY protocol needs. */
type Wire = {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
};

const BLOCK = 256 * 1024;

/** What the driver calls on a query object that is not its own. */
class CopyQuery {
  protected wire: Wire | undefined;
  protected rows = 0;
  /** the server refused, and takes nothing more */
  protected isRefused = false;
  private readonly text: string;
  private settle!: { done: (rows: number) => void; failed: (fault: Error) => void };
  readonly finished = new Promise<number>((done, failed) => {
    this.settle = { done, failed };
  });

  constructor(text: string) {
    this.text = text;
  }

  submit(wire: unknown): void {
    this.wire = wire as Wire;
    this.wire.query(this.text);
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(/\d+$/.exec(text)?.[0] ?? 0);
  }

  handleReadyForQuery(): void {
    this.settle.done(this.rows);
  }

  handleError(fault: Error): void {
    this.isRefused = true;
    this.settle.failed(fault);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(_message: { chunk: Buffer }): void {}
}

class CopyOut extends CopyQuery {
  private readonly sink: (block: Buffer) => Promise<void>;
  private pieces: Buffer[] = [];
  private size = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(text: string, sink: (block: Buffer) => Promise<void>) {
    super(text);
    this.sink = sink;
  }

  /** The chunk is a window on the driver's buffer: gathering copies it before that is used again. */
  override handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.pieces.push(Buffer.from(chunk));
    this.size += chunk.length;
    if (this.size >= BLOCK) this.flush();
  }

  override handleReadyForQuery(): void {
    this.flush();
    this.writing.then(
      () => super.handleReadyForQuery(),
      (fault: Error) => this.handleError(fault),
    );
  }

  /** Rows are not read faster than they can be written. */
  private flush(): void {
    const block = Buffer.concat(this.pieces);
    this.pieces = [];
    this.size = 0;
    if (block.length === 0) return;
    this.wire?.stream.pause();
    this.writing = this.writing.then(() => this.sink(block)).finally(() => this.wire?.stream.resume());
    this.writing.catch(() => {});
  }
}

class CopyIn extends CopyQuery {
  private readonly blocks: AsyncIterable<Buffer>;

  constructor(text: string, blocks: AsyncIterable<Buffer>) {
    super(text);
    this.blocks = blocks;
  }

  override handleCopyInResponse(): void {
    void this.send();
  }

  private async send(): Promise<void> {
    const wire = this.wire;
    if (!wire) return;
    try {
      for await (const block of this.blocks) {
        if (this.isRefused) return;
        wire.sendCopyFromChunk(block);
        if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain');
      }
      wire.endCopyFrom();
    } catch (fault) {
      wire.sendCopyFail(fault instanceof Error ? fault.message : 'interrupted');
    }
  }
}

/**
 * Reads rows with `COPY … TO STDOUT`, in blocks of whole rows.
 *
 * @returns how many rows
 */
export function copyOut(client: pg.Client, statement: string, sink: (block: Buffer) => Promise<void>): Promise<number> {
  return client.query(new CopyOut(statement, sink)).finished;
}

/**
 * Writes rows with `COPY … FROM STDIN`.
 *
 * @returns how many rows
 */
export function copyIn(client: pg.Client, statement: string, blocks: AsyncIterable<Buffer>): Promise<number> {
  return client.query(new CopyIn(statement, blocks)).finished;
}
