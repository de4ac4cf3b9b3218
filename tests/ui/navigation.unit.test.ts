import { expect, it } from 'vitest';
import { PERMISSIONS, roleHas, type Permission } from '~/identity/rules/permissions.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { firstAdminPlace } from '~/ui/shells/navigation.ts';

const placeOf = (role: Role): string | null =>
  firstAdminPlace((Object.keys(PERMISSIONS) as Permission[]).filter((permission) => roleHas(role, permission)));

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
