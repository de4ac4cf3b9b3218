import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { can, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { isInstallationWide, PERMISSIONS, roleHas, type Permission } from '~/identity/rules/permissions.ts';
import { conflictingRoles, ROLES, SEPARATE_POWERS } from '~/identity/rules/roles.ts';

const role = fc.constantFrom(...ROLES);
const path = fc
  .array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 })
  .map((nodes) => nodes.map((node) => `${node.toString(36)}.`).join(''));
const permission = fc.constantFrom(...(Object.keys(PERMISSIONS) as Permission[]));
const actor = fc
  .array(fc.record({ role, path, organizationId: fc.constantFrom('r', 'below') }), { maxLength: 5 })
  .map((grants): Actor => ({ accountId: 'a', rootId: 'r', cadreId: null, displayName: '', grants, requestId: null }));

describe('rights', () => {
  it('reach exactly the subtrees on which a role that has them was granted', () => {
    fc.assert(
      fc.property(actor, permission, path, (who, what, where) => {
        const expected = who.grants.some(
          (grant) =>
            roleHas(grant.role, what) &&
            where.startsWith(grant.path) &&
            (!isInstallationWide(what) || grant.organizationId === who.rootId),
        );
        expect(can(who, what, where)).toBe(expected);
        expect(scopesOf(who, what).some((scope) => where.startsWith(scope))).toBe(expected);
      }),
    );
  });

  it('of the three powers are never joined with anything else', () => {
    fc.assert(
      fc.property(fc.array(role, { maxLength: 6 }), (roles) => {
        const distinct = new Set(roles);
        const powers = SEPARATE_POWERS.filter((power) => distinct.has(power)).length;
        expect(conflictingRoles(roles) !== null).toBe(powers > 0 && distinct.size > 1);
      }),
    );
  });

  it('to business results are held by none of the three powers', () => {
    const business = (Object.keys(PERMISSIONS) as Permission[]).filter((one) =>
      /^(results|credentials|certification|attendance|training|registry|sessions|questions|self)\./.test(one),
    );
    for (const power of SEPARATE_POWERS)
      for (const one of business) expect(roleHas(power, one), `${power} ${one}`).toBe(false);
  });
});
