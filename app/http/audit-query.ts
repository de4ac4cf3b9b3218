import type { AuditQuery } from '~/identity/queries/audit-page.server.ts';
import { daysAfter } from '~/overview/rules/days-between.ts';
import { knownFilter } from './list-address.ts';

const RESULTS = ['ok', 'refused', 'failed'] as const;

/**
 * So far back the journal is read for an organization where no beginning is asked for: what was done there is sought
 * among all entries of the time.
 */
export const AUDIT_WINDOW_DAYS = 90;

/** Whether the beginning is the one of that window, and not asked for. */
export const isWindowed = (given: URLSearchParams): boolean => Boolean(given.get('within')) && !given.get('from');

/** The filters of the journal as they stand in an address. @param day civil date, today's */
export function auditQueryOf(given: URLSearchParams, day: string): AuditQuery {
  const text = (name: string): string => given.get(name)?.trim().slice(0, 100) ?? '';
  const until = knownFilter(given.get('until'), 'date');
  const from = isWindowed(given)
    ? daysAfter(until && until < day ? until : day, -AUDIT_WINDOW_DAYS)
    : knownFilter(given.get('from'), 'date');
  return {
    from,
    until,
    action: text('action'),
    actor: text('q'),
    subject: text('subject'),
    within: knownFilter(text('within'), 'id'),
    result: knownFilter(given.get('result'), RESULTS),
  };
}
