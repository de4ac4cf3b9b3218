/**
 * What a route may say about its document: `export const handle = { scripts: false, islands: ['/islands/self-check.js'] }
 * satisfies PageHandle`.
 */
export type PageHandle = {
  /** False sends no application scripts: for pages that are only read (lesson, result, verification). */
  scripts?: boolean;
  /** Small external scripts under `public/islands/` that the page works with. */
  islands?: readonly string[];
};
