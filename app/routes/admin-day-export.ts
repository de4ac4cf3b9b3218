import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { coverageByUnit } from '~/overview/queries/coverage-by-unit.server.ts';
import { today } from '~/platform/clock.ts';
import { dayMessages } from '~/ui/messages/day.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { rotationMessages } from '~/ui/messages/rotation.ts';
import { testUnitSheet } from '~/ui/overview/coverage-sheets.ts';
import { rotationUnitSheet } from '~/ui/training/rotation-sheets.ts';

/** Coverage of the test and of the running rotation plan by unit, as the first page shows them, all units. */
export const loader = forActor(async ({ actor, context }) => {
  const t = translator(dayMessages, context.locale);
  const words = translator(rotationMessages, context.locale);
  const { test, rotation } = await coverageByUnit(actor, today(context.now));
  return workbookResponse(t('title'), [
    ...(rotation ? [rotationUnitSheet(t('rotationSheet'), rotation.units, rotation.figures, words)] : []),
    testUnitSheet(test, t),
  ]);
});
