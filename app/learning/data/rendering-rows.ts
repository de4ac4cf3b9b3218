import type { Database, Sql } from '~/platform/db.ts';
import type { OutlineEntry, SelfCheckKey } from '../rules/lesson-tree.ts';

export type Rendering = {
  contentHash: string;
  compilerVersion: string;
  locale: string;
  html: string;
  outline: readonly OutlineEntry[];
  selfChecks: readonly SelfCheckKey[];
};

/** Which renderings are there, as `<content hash> <compiler version> <locale>`. */
export async function renderingKeys(on: Database): Promise<Set<string>> {
  const rows = await on.prisma.lessonRendering.findMany({
    select: { contentHash: true, compilerVersion: true, locale: true },
  });
  return new Set(rows.map(renderingKey));
}

export const renderingKey = (rendering: Pick<Rendering, 'contentHash' | 'compilerVersion' | 'locale'>): string =>
  `${rendering.contentHash} ${rendering.compilerVersion} ${rendering.locale}`;

/** Keeps a rendering; the same one made by another process is left as it is. */
export async function saveRendering(on: Sql, rendering: Rendering): Promise<void> {
  await on.query(
    `INSERT INTO lesson_rendering (content_hash, compiler_version, locale, html, outline, self_checks)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb) ON CONFLICT DO NOTHING`,
    [
      rendering.contentHash,
      rendering.compilerVersion,
      rendering.locale,
      rendering.html,
      JSON.stringify(rendering.outline),
      JSON.stringify(rendering.selfChecks),
    ],
  );
}

/** Drops renderings that no lesson shows any more. */
export async function dropStaleRenderings(on: Sql, compilerVersion: string): Promise<void> {
  await on.query(
    `DELETE FROM lesson_rendering r WHERE r.compiler_version <> $1
       OR NOT EXISTS (SELECT 1 FROM lesson l WHERE l.content_hash = r.content_hash)`,
    [compilerVersion],
  );
}

/** The newest rendering of a text in a language. */
export async function findRendering(on: Sql, contentHash: string, locale: string): Promise<Rendering | null> {
  const [row] = await on.query<Rendering>(
    `SELECT content_hash AS "contentHash", compiler_version AS "compilerVersion", locale, html, outline,
            self_checks AS "selfChecks"
     FROM lesson_rendering WHERE content_hash = $1 AND locale = $2 ORDER BY created_at DESC, compiler_version DESC LIMIT 1`,
    [contentHash, locale],
  );
  return row ?? null;
}
