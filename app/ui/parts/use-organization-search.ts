import { useEffect, useState } from 'react';
import type { FoundOrganizations, OrganizationPicker } from '~/identity/rules/organization-choice.ts';

export type OrganizationSearch =
  | { state: 'idle' | 'waiting' | 'failed' }
  /** `fresh` once it answers what was asked last; until then the list before stays, so that it does not flicker */
  | { state: 'found'; found: FoundOrganizations; fresh: boolean };

type Answer = { words: string; /** null where the asking failed */ found: FoundOrganizations | null };

/** So long nobody is asked while the next letter may follow. */
const PAUSE_MS = 180;
const IDLE: OrganizationSearch = { state: 'idle' };

/**
 * Asks the server for the organizations that fit, shortly after the last letter; an answer that is overtaken is dropped.
 *
 * @param words null while nothing is to be asked
 */
export function useOrganizationSearch(
  { permission, without }: Pick<OrganizationPicker, 'permission' | 'without'>,
  words: string | null,
): OrganizationSearch {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (words === null) return undefined;
    const stop = new AbortController();
    const address = new URLSearchParams({ for: permission, q: words, ...(without && { without }) });
    const tell = (found: FoundOrganizations | null): void => {
      if (!stop.signal.aborted) setAnswer({ words, found });
    };
    const timer = setTimeout(
      () => void ask(`/admin/organizations/choices?${address}`, stop.signal).then(tell, () => tell(null)),
      words === '' ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [permission, without, words]);
  if (words === null) return IDLE;
  const fresh = answer?.words === words;
  if (answer?.found) return { state: 'found', found: answer.found, fresh };
  return { state: fresh ? 'failed' : 'waiting' };
}

async function ask(address: string, signal: AbortSignal): Promise<FoundOrganizations> {
  const answer = await fetch(address, { signal, headers: { Accept: 'application/json' }, redirect: 'error' });
  if (!answer.ok) throw new Error(`the search was answered with ${answer.status}`);
  return (await answer.json()) as FoundOrganizations;
}
