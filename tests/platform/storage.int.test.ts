import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { env } from '~/platform/env.ts';
import { sql } from '~/platform/db.ts';
import { dropContent, keepContent, readContent } from '~/platform/storage.ts';

const bytes = new TextEncoder().encode('党务干部花名册');

describe('in the database', () => {
  it('keeps equal bytes once, gives them back and lets them go', async () => {
    const hash = await keepContent(sql, bytes);
    expect(await keepContent(sql, bytes)).toBe(hash);
    expect(await sql.query(`SELECT count(*)::int AS n FROM file_content`)).toEqual([{ n: 1 }]);
    expect(await readContent(hash)).toEqual(bytes);
    await dropContent(sql, hash);
    expect(await readContent(hash)).toBeNull();
  });
});

describe('in a store that speaks S3', () => {
  const objects = new Map<string, Buffer>();
  let server: Server;

  // As much of the protocol as a store must speak: path-style PUT, GET and DELETE of signed requests.
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const key = request.url ?? '';
        if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=tester/'))
          return response.writeHead(403).end();
        if (request.method === 'PUT') objects.set(key, Buffer.concat(chunks));
        else if (request.method === 'DELETE') objects.delete(key);
        else if (!objects.has(key)) return response.writeHead(404).end();
        return response.writeHead(200).end(request.method === 'GET' ? objects.get(key) : undefined);
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    // The settings are read once per process; this file uses its own.
    Object.defineProperty(process.env, 'STORAGE', {
      value: 's3',
      configurable: true,
      enumerable: true,
      writable: true,
    });
    Object.assign(process.env, {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: 'hangjia',
      S3_ACCESS_KEY_ID: 'tester',
      S3_SECRET_ACCESS_KEY: 'not-a-secret',
    });
  });
  afterAll(() => void server.close());

  it('puts objects under their digest, gives them back, notices changed bytes, lets them go', async () => {
    const { vi } = await import('vitest');
    vi.resetModules();
    const storage = await import('~/platform/storage.ts');
    const hash = await storage.keepContent(sql, bytes);
    expect([...objects.keys()]).toEqual([`/hangjia/${hash.slice(0, 2)}/${hash}`]);
    expect(await storage.readContent(hash)).toEqual(bytes);
    objects.set([...objects.keys()][0] ?? '', Buffer.from('something else'));
    await expect(storage.readContent(hash)).rejects.toThrow();
    await storage.dropContent(sql, hash);
    expect(await storage.readContent(hash)).toBeNull();
    expect(env.STORAGE).toBe('postgres');
  });
});
