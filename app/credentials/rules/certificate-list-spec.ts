export const CERTIFICATE_STATES = ['VALID', 'EXPIRED', 'REVOKED', 'CANCELLED', 'SUPERSEDED', 'PREPARING'] as const;
export const CERTIFICATE_TYPES = ['TEST_PASS_SLIP', 'COMPETENCY'] as const;

/** What the address of the list of certificates may say. */
export const CERTIFICATE_LIST = {
  path: '/admin/certificates',
  filters: { type: CERTIFICATE_TYPES, state: CERTIFICATE_STATES, within: 'any' },
  sorts: ['issuedOn'],
  defaultSort: '-issuedOn',
} as const;
