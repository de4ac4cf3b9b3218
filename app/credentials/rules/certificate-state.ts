/** What a certificate is today. 撤销 (fraud, error) and 注销 (lapse, exit) are two different acts. */
export type CertificateState = 'PREPARING' | 'VALID' | 'EXPIRED' | 'REVOKED' | 'CANCELLED' | 'SUPERSEDED' | 'VOID';

export type CertificateEventType =
  'ALLOCATED' | 'SEALED' | 'REVOKED' | 'CANCELLED' | 'SUPERSEDED' | 'RENEWED' | 'VOIDED';

/**
 * The state follows from what was written once and from the day; nothing is ever overwritten.
 *
 * @param today civil date, compared with `validUntil`, whose day still counts
 */
export function certificateState(
  certificate: { status: 'ALLOCATED' | 'SEALED' | 'VOID'; validUntil: string | null },
  events: readonly CertificateEventType[],
  today: string,
): CertificateState {
  if (certificate.status === 'VOID') return 'VOID';
  if (events.includes('REVOKED')) return 'REVOKED';
  if (events.includes('CANCELLED')) return 'CANCELLED';
  if (events.includes('SUPERSEDED')) return 'SUPERSEDED';
  if (certificate.status === 'ALLOCATED') return 'PREPARING';
  return certificate.validUntil !== null && certificate.validUntil < today ? 'EXPIRED' : 'VALID';
}
