import type { AuditQuery } from '~/identity/queries/audit-page.server.ts';
import { knownFilter } from './list-address.ts';

const RESULTS = ['ok', 'refused', 'failed'] as const;

/** The filters of the journal as they stand in an address. */
export function auditQueryOf(given: URLSearchParams): AuditQuery {
  const text = (name: string): string => given.get(name)?.trim().slice(0, 100) ?? '';
  return {
    from: knownFilter(given.get('from'), 'date'),
    until: knownFilter(given.get('until'), 'date'),
    action: text('action'),
    actor: text('q'),
    subject: text('subject'),
    within: knownFilter(text('within'), 'id'),
    result: knownFilter(given.get('result'), RESULTS),
  };
}
