import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { rotationPage } from '~/training/queries/rotation-pages.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { rotationMessages } from '~/ui/messages/rotation.ts';
import { rotationUnitSheet } from '~/ui/training/rotation-sheets.ts';

/** The units below one organization, with the figures of the plan. */
export const loader = forActor(async ({ actor, params, url, context }) => {
  const t = translator(rotationMessages, context.locale);
  const { plan, units, figures } = await rotationPage(actor, idOf(params['planId']), url.searchParams.get('within'));
  return workbookResponse(plan.title, [rotationUnitSheet(t('byUnit'), units, figures, t)]);
});
