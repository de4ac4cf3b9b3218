import { createHash } from 'node:crypto';

/** An entry as the chain binds it: every column, nothing else. */
export type ChainedEntry = {
  id: string;
  at: Date;
  actorId: string | null;
  actorRole: string | null;
  action: string;
  subjectType: string | null;
  subjectId: string | null;
  organizationId: string | null;
  rootId: string | null;
  result: string;
  requestId: string | null;
  detail: unknown;
};

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64);

/** One text for one content: keys in order, whatever order the database gives them in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}

/** sha256 over the hash before it and the entry; anyone with an export can compute it again. */
export function chainHash(previous: string, entry: ChainedEntry): string {
  const { id, actorId, actorRole, action, subjectType, subjectId, organizationId, rootId, result, requestId } = entry;
  const parts = [id, entry.at.toISOString(), actorId, actorRole, action, subjectType, subjectId];
  const text = canonical([...parts, organizationId, rootId, result, requestId, entry.detail]);
  return createHash('sha256').update(`${previous}\n${text}`).digest('hex');
}
