import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { classList } from '~/training/queries/class-pages.server.ts';
import { CLASS_LIST, classesAsked } from '~/training/rules/training-lists.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { classSheet } from '~/ui/training/training-sheets.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(trainingMessages, context.locale);
  const state = readListState(url, CLASS_LIST);
  const { rows } = await classList(actor, { ...classesAsked(state), limit: MOST_EXPORTED, offset: 0 });
  return workbookResponse(t('classes'), [classSheet(rows, t, context.locale)]);
});
