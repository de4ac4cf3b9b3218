export const SESSION_STATUSES = ['DRAFT', 'PUBLISHED', 'REGISTRATION_CLOSED', 'ENDED', 'CANCELLED'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export const SESSION_STEPS = ['edit', 'publish', 'register', 'close-registration', 'cancel', 'end', 'sit'] as const;
export type SessionStep = (typeof SESSION_STEPS)[number];

/** In which state each step may be taken. A session on which people already sat is ended, never cancelled. */
const ALLOWED: Record<SessionStep, readonly SessionStatus[]> = {
  edit: ['DRAFT'],
  publish: ['DRAFT'],
  register: ['DRAFT', 'PUBLISHED'],
  'close-registration': ['PUBLISHED'],
  cancel: ['DRAFT', 'PUBLISHED', 'REGISTRATION_CLOSED'],
  end: ['PUBLISHED', 'REGISTRATION_CLOSED'],
  sit: ['PUBLISHED', 'REGISTRATION_CLOSED'],
};

/** Whether a session in this state may take this step. */
export const mayTakeStep = (status: SessionStatus, step: SessionStep): boolean => ALLOWED[step].includes(status);

/**
 * Whether names may still be changed: until the officer closes registration, or the moment given for it has passed.
 *
 * @param closesAt when registration closes by itself, in milliseconds; null for never
 * @param at this moment, in milliseconds
 */
export const registrationOpen = (status: SessionStatus, closesAt: number | null, at: number): boolean =>
  mayTakeStep(status, 'register') && (closesAt === null || at < closesAt);
