import { chainHash, GENESIS } from '~/platform/audit-hash.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { chainHead, insertLinks, listUnsealed, lockChain, settledBefore, type Link } from '../data/audit-chain-rows.ts';

const BATCH = 2_000;
const DAY_MS = 86_400_000;
const SWEEP_MS = 3_600_000;

let settled: Date | null = null;
let sweptAt = 0;

/**
 * Chains what the journal has gained: sha256 over the hash before it and the entry. Runs each second in every worker;
 * one of them gets the lock. Entries whose transaction was slow are found by looking back to the moment before which
 * everything was settled; an hourly sweep of the last two days finds what nothing else did.
 *
 * @returns how many entries were sealed
 */
export async function sealAudit(at: Date = new Date()): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await sealBatch(at);
    sealed += count;
    if (count < BATCH) return sealed;
  }
}

async function sealBatch(at: Date): Promise<number> {
  return inSqlTransaction(async (tx) => {
    if (!(await lockChain(tx))) return 0;
    const head = await chainHead(tx);
    const sweep = settled === null || at.getTime() - sweptAt > SWEEP_MS;
    const horizon = await settledBefore(tx);
    const since = sweep || !settled ? lookBack(head?.entryAt ?? null) : settled;
    const entries = await listUnsealed(tx, since, BATCH);
    const links: Link[] = [];
    let [seq, previousHash] = [head?.seq ?? 0, head?.hash ?? GENESIS];
    for (const entry of entries) {
      seq += 1;
      const hash = chainHash(previousHash, entry);
      links.push({ seq, entryAt: entry.at, entryId: entry.id, previousHash, hash });
      previousHash = hash;
    }
    if (links.length > 0) await insertLinks(tx, links);
    if (entries.length < BATCH) {
      settled = horizon;
      if (sweep) sweptAt = at.getTime();
    }
    return links.length;
  });
}

const lookBack = (lastSealed: Date | null): Date => new Date(lastSealed ? lastSealed.getTime() - 2 * DAY_MS : 0);
