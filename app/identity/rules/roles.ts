/** Roles of the platform (`conventions` §3.4); each is granted on an organization and reaches its subtree. */
export const ROLES = [
  'CADRE',
  'ORG_ADMIN',
  'AUTHORITY_ADMIN',
  'SCHOOL_ADMIN',
  'CLASS_ADVISER',
  'INSTRUCTOR',
  'ITEM_WRITER',
  'ITEM_REVIEWER',
  'EXAM_OFFICER',
  'INVIGILATOR',
  'EXAM_INSPECTOR',
  'GRADER',
  'ASSESSOR',
  'INSPECTOR',
  'SYS_ADMIN',
  'SEC_ADMIN',
  'AUDIT_ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

/** 三员: system, security and audit administrators are three separate accounts and hold nothing else. */
export const SEPARATE_POWERS = ['SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN'] as const satisfies readonly Role[];

export const isSeparatePower = (role: Role): boolean => (SEPARATE_POWERS as readonly Role[]).includes(role);

/**
 * Whether one account may hold these roles together (等保 separation of powers: 三员分立).
 *
 * @returns the pair that excludes one another, or null
 */
export function conflictingRoles(roles: readonly Role[]): [Role, Role] | null {
  const distinct = [...new Set(roles)];
  const power = distinct.find(isSeparatePower);
  if (!power) return null;
  const other = distinct.find((role) => role !== power);
  return other ? [power, other] : null;
}

/** Who signs in with a second factor where the installation asks for it, and after ten idle minutes signs in again. */
export const isAdministrator = (role: Role): boolean =>
  isSeparatePower(role) ||
  role === 'AUTHORITY_ADMIN' ||
  role === 'SCHOOL_ADMIN' ||
  role === 'ORG_ADMIN' ||
  role === 'EXAM_OFFICER';
