import { forActor } from '~/http/route-functions.server.ts';
import { download, workbookResponse } from '~/http/workbook-response.server.ts';
import { ownData } from '~/overview/queries/own-data.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { recordMessages } from '~/ui/messages/record.ts';
import { recordSheets } from '~/ui/overview/record-sheets.ts';

/** All that is kept about the person who asks: a workbook to read, or data to take along. */
export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(recordMessages, context.locale);
  const own = await ownData(actor, context.now);
  if (url.searchParams.get('format') === 'json') {
    const bytes = new TextEncoder().encode(JSON.stringify(own, null, 2));
    return download(bytes, `${t('ownFile')}.json`, 'application/json; charset=utf-8');
  }
  return workbookResponse(t('ownFile'), recordSheets(own, t));
});
