import { ROLES, type Role } from './roles.ts';

/**
 * What each role may do within the subtree on which it is granted. This table is the only place that says so:
 * pages, commands and the route test read it.
 */
export const PERMISSIONS = {
  // registry
  'registry.read': ['ORG_ADMIN', 'AUTHORITY_ADMIN', 'SCHOOL_ADMIN'],
  'registry.write': ['ORG_ADMIN', 'AUTHORITY_ADMIN'],
  'registry.import': ['AUTHORITY_ADMIN', 'ORG_ADMIN'],
  // regulations and rules
  'regulations.write': ['AUTHORITY_ADMIN'],
  // learning
  'learning.assign': ['AUTHORITY_ADMIN', 'SCHOOL_ADMIN'],
  // questions
  'questions.read': ['ITEM_WRITER', 'ITEM_REVIEWER', 'EXAM_OFFICER'],
  'questions.write': ['ITEM_WRITER'],
  'questions.review': ['ITEM_REVIEWER'],
  // exams
  'policies.read': ['AUTHORITY_ADMIN', 'EXAM_OFFICER'],
  'policies.write': ['AUTHORITY_ADMIN'],
  'sessions.read': ['EXAM_OFFICER', 'AUTHORITY_ADMIN', 'EXAM_INSPECTOR', 'INVIGILATOR'],
  'sessions.write': ['EXAM_OFFICER'],
  'sessions.register': ['EXAM_OFFICER', 'ORG_ADMIN'],
  'sessions.invigilate': ['INVIGILATOR', 'EXAM_OFFICER'],
  'results.confirm': ['EXAM_OFFICER', 'AUTHORITY_ADMIN'],
  'results.read': ['EXAM_OFFICER', 'AUTHORITY_ADMIN', 'EXAM_INSPECTOR'],
  'appeals.decide': ['EXAM_OFFICER', 'AUTHORITY_ADMIN'],
  'exemptions.grant': ['EXAM_OFFICER', 'AUTHORITY_ADMIN'],
  // credentials
  'credentials.read': ['AUTHORITY_ADMIN', 'SCHOOL_ADMIN', 'EXAM_OFFICER', 'ORG_ADMIN'],
  'credentials.revoke': ['AUTHORITY_ADMIN'],
  'credentials.correct': ['AUTHORITY_ADMIN'],
  // training
  'training.read': ['SCHOOL_ADMIN', 'AUTHORITY_ADMIN', 'ORG_ADMIN', 'CLASS_ADVISER'],
  'training.write': ['SCHOOL_ADMIN'],
  'attendance.write': ['SCHOOL_ADMIN', 'CLASS_ADVISER'],
  // certification
  'certification.review': ['ORG_ADMIN'],
  'certification.decide': ['AUTHORITY_ADMIN'],
  // overview
  'overview.read': ['AUTHORITY_ADMIN', 'SCHOOL_ADMIN', 'ORG_ADMIN', 'EXAM_OFFICER'],
  // operations
  'operations.read': ['SYS_ADMIN', 'AUTHORITY_ADMIN', 'SCHOOL_ADMIN', 'EXAM_OFFICER'],
  'operations.retry': ['SYS_ADMIN', 'AUTHORITY_ADMIN', 'EXAM_OFFICER'],
  'outages.decide': ['EXAM_OFFICER', 'AUTHORITY_ADMIN'],
  // identity
  'accounts.read': ['SYS_ADMIN', 'SEC_ADMIN'],
  'accounts.write': ['SYS_ADMIN'],
  'accounts.activate': ['SYS_ADMIN', 'ORG_ADMIN', 'AUTHORITY_ADMIN'],
  'accounts.rescue': ['SYS_ADMIN', 'EXAM_OFFICER', 'INVIGILATOR', 'ORG_ADMIN'],
  'grants.write': ['SEC_ADMIN'],
  'settings.write': ['AUTHORITY_ADMIN', 'SEC_ADMIN'],
  'audit.read': ['AUDIT_ADMIN'],
  // the person's own business: every cadre
  'self.learn': ['CADRE'],
  'self.sit': ['CADRE'],
  'self.certify': ['CADRE'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export const roleHas = (role: Role, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Role[]).includes(role);

/** The roles that may do something here; the others of `ROLES` are for later stages and would lead nowhere. */
export const ROLES_WITH_DUTIES: readonly Role[] = ROLES.filter((role) =>
  Object.values(PERMISSIONS).some((roles) => (roles as readonly Role[]).includes(role)),
);

/** Background jobs are nobody's subtree: these are held by a grant on the root of an authority only. */
const INSTALLATION_WIDE: readonly Permission[] = ['operations.read', 'operations.retry'];

export const isInstallationWide = (permission: Permission): boolean => INSTALLATION_WIDE.includes(permission);
