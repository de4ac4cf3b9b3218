import type { AuditQuery } from '~/identity/queries/audit-page.server.ts';
import { isId } from '~/platform/id.ts';
import { oneOf } from './list-parameters.ts';

const RESULTS = ['ok', 'refused', 'failed'] as const;
const day = (given: string | null): string | null =>
  given && /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : null;

/** The filters of the journal as they stand in an address. */
export function auditQueryOf(given: URLSearchParams): AuditQuery {
  const text = (name: string): string => given.get(name)?.trim().slice(0, 100) ?? '';
  const within = text('within');
  return {
    from: day(given.get('from')),
    until: day(given.get('until')),
    action: text('action'),
    actor: text('q'),
    subject: text('subject'),
    within: isId(within) ? within : null,
    result: oneOf(given.get('result'), RESULTS),
  };
}
