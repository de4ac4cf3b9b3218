import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { listCertificates, type CertificateListRow } from '../data/certificate-list.ts';

export type CertificateListInput = {
  search: string;
  type: string | null;
  state: string | null;
  within: string | null;
  limit: number;
  offset: number;
};

/** The certificates in the actor's subtrees, one page and the number in all. */
export async function certificateList(
  actor: Actor,
  input: CertificateListInput,
): Promise<{ rows: CertificateListRow[]; total: number }> {
  const { limit, offset, ...filter } = input;
  return listCertificates(
    { ...filter, scopes: authorisedScopes(actor, 'credentials.read'), today: today() },
    limit,
    offset,
  );
}
