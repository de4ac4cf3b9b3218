import type { Actor } from '~/identity/rules/actor.ts';
import type { WrittenCadre } from './write-city.ts';

/** A cadre of the city who acts for themselves. */
export const cadreActor = (person: WrittenCadre, rootId: string): Actor => ({
  accountId: person.accountId,
  rootId,
  cadreId: person.id,
  displayName: person.name,
  grants: [{ role: 'CADRE', organizationId: person.organization.id, path: person.organization.path }],
  requestId: null,
});
