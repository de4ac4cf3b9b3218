import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { rotationPlans } from '~/training/queries/rotation-pages.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { rotationMessages } from '~/ui/messages/rotation.ts';
import { planSheet } from '~/ui/training/rotation-sheets.ts';

export const loader = forActor(async ({ actor, context }) => {
  const t = translator(rotationMessages, context.locale);
  return workbookResponse(t('plans'), [planSheet((await rotationPlans(actor)).plans, t)]);
});
