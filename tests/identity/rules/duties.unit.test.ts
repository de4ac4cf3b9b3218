import { expect, it } from 'vitest';
import { authorisedScopes, canAnywhere, Forbidden, type Actor } from '~/identity/rules/actor.ts';
import { PERMISSIONS, ROLES_WITH_DUTIES, roleHas, type Permission } from '~/identity/rules/permissions.ts';

const officerOf = (organizationId: string, path: string): Actor => ({
  accountId: 'a',
  rootId: 'root',
  cadreId: null,
  displayName: '',
  grants: [{ role: 'EXAM_OFFICER', organizationId, path }],
  requestId: null,
});

it('gives the jobs of the installation to whoever holds the role on the root only', () => {
  for (const permission of ['operations.read', 'operations.retry'] as const) {
    expect(canAnywhere(officerOf('root', '/1/'), permission)).toBe(true);
    expect(canAnywhere(officerOf('unit', '/1/2/'), permission)).toBe(false);
    expect(() => authorisedScopes(officerOf('unit', '/1/2/'), permission)).toThrow(Forbidden);
  }
  expect(canAnywhere(officerOf('unit', '/1/2/'), 'sessions.read')).toBe(true);
});

it('offers no duty that leads nowhere', () => {
  const permissions = Object.keys(PERMISSIONS) as Permission[];
  for (const role of ROLES_WITH_DUTIES)
    expect(
      permissions.some((one) => roleHas(role, one)),
      role,
    ).toBe(true);
  for (const role of ['INSTRUCTOR', 'GRADER', 'ASSESSOR', 'INSPECTOR'] as const)
    expect(ROLES_WITH_DUTIES).not.toContain(role);
});
