import { expect, it } from 'vitest';
import { routeEntryFor } from '~/http/route-table.ts';
import { PERMISSIONS, roleHas, ROLES_WITH_DUTIES, type Permission } from '~/identity/rules/permissions.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { navigationMessages } from '~/ui/messages/navigation.ts';
import { adminNavigation, firstAdminPlace, learnerNavigation } from '~/ui/shells/navigation.ts';

const permissionsOf = (role: Role): Permission[] =>
  (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => roleHas(role, permission));
const placeOf = (role: Role): string | null => firstAdminPlace(permissionsOf(role));

it.each([
  ['AUTHORITY_ADMIN', '/admin'],
  ['SCHOOL_ADMIN', '/admin'],
  ['ORG_ADMIN', '/admin'],
  ['EXAM_OFFICER', '/admin'],
  ['CLASS_ADVISER', '/admin/classes'],
  ['ITEM_WRITER', '/admin/questions'],
  ['ITEM_REVIEWER', '/admin/questions'],
  ['INVIGILATOR', '/admin/sessions'],
  ['EXAM_INSPECTOR', '/admin/sessions'],
  ['SYS_ADMIN', '/admin/jobs'],
  ['SEC_ADMIN', '/admin/accounts'],
  ['AUDIT_ADMIN', '/admin/audit'],
  ['CADRE', null],
] as const)('takes %s to where the own work is', (role, place) => {
  expect(placeOf(role)).toBe(place);
});

it.each(ROLES_WITH_DUTIES)('offers %s no place that is closed to them', (role) => {
  const words = translator(navigationMessages, 'zh-CN');
  const may = permissionsOf(role);
  const places = [
    ...learnerNavigation(words, may, '/'),
    ...adminNavigation(words, may, '/').flatMap(({ entries }) => entries),
  ];
  expect(places.length).toBeGreaterThan(2);
  for (const { href } of places) {
    const access = routeEntryFor(href)?.access ?? [];
    expect(typeof access === 'string' || access.some((one) => may.includes(one)), href).toBe(true);
  }
});
