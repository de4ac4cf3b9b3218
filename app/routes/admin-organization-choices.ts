import { forActor } from '~/http/route-functions.server.ts';
import { oneOf } from '~/http/list-parameters.ts';
import { searchOrganizations } from '~/identity/queries/organization-choices.server.ts';
import { NotFound } from '~/identity/rules/actor.ts';
import { CHOICE_PERMISSIONS } from '~/identity/rules/organization-choice.ts';

/** What a picker shows while somebody types: organizations that may be chosen for the act that `for` names. */
export const loader = forActor(async ({ actor, url }) => {
  const permission = oneOf(url.searchParams.get('for'), CHOICE_PERMISSIONS);
  if (!permission) throw new NotFound('organization choices');
  const { exact: _, ...found } = await searchOrganizations(actor, permission, url.searchParams.get('q') ?? '', {
    without: url.searchParams.get('without'),
  });
  return Response.json(found, { headers: { 'Cache-Control': 'no-store' } });
});
