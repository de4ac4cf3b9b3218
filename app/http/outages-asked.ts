import { readOutagesAsked, type OutagesAsked } from '~/exams/rules/outage-address.ts';
import { knownFilter } from './list-address.ts';

/** What the address of the page of outages, or of its export, asks for. @throws {Response} 404 for an unknown filter */
export function outagesAsked(url: URL): OutagesAsked {
  for (const name of ['outages', 'late']) knownFilter(url.searchParams.get(name), ['waiting']);
  return readOutagesAsked(url);
}
