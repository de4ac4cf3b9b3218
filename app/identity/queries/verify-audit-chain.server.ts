import { chainHash, GENESIS } from '~/platform/audit-hash.ts';
import { countUnsealed, readChain, type ChainPart } from '../data/audit-chain-rows.ts';
import { authorisedScopes, type Actor } from '../rules/actor.ts';

const STRETCH = 5_000;
/** The sealer runs each second; what is older than this and not in the chain was not written by the platform. */
const SEALED_WITHIN_MS = 60_000;

export type ChainBreak = 'gap' | 'link' | 'entry-missing' | 'entry-changed';
export type ChainVerdict = {
  checked: number;
  /** the last link that holds, to be noted down and compared another day */
  head: { seq: number; hash: string } | null;
  broken: { seq: number; entryId: string; entryAt: Date; reason: ChainBreak } | null;
  unsealed: number;
};

/** Computes the whole chain again, in stretches, and stops at the first entry that is not as it was sealed. */
export async function verifyAuditChain(actor: Actor, at: Date): Promise<ChainVerdict> {
  authorisedScopes(actor, 'audit.read');
  let head = { seq: 0, hash: GENESIS };
  const unsealed = await countUnsealed(new Date(at.getTime() - SEALED_WITHIN_MS));
  for (;;) {
    const parts = await readChain(head.seq, STRETCH);
    for (const part of parts) {
      const reason = breakIn(part, head);
      if (reason) {
        const { seq, entryId, entryAt } = part;
        return { checked: head.seq, head: headOrNull(head), broken: { seq, entryId, entryAt, reason }, unsealed };
      }
      head = { seq: part.seq, hash: part.hash };
    }
    if (parts.length < STRETCH) return { checked: head.seq, head: headOrNull(head), broken: null, unsealed };
  }
}

const headOrNull = (head: { seq: number; hash: string }) => (head.seq === 0 ? null : head);

function breakIn(part: ChainPart, before: { seq: number; hash: string }): ChainBreak | null {
  if (part.seq !== before.seq + 1) return 'gap';
  if (part.previousHash !== before.hash) return 'link';
  if (!part.entry) return 'entry-missing';
  return chainHash(before.hash, part.entry) === part.hash ? null : 'entry-changed';
}
