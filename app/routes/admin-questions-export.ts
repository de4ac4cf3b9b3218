import { readListState } from '~/http/list-address.ts';
import { questionListSpec } from '~/http/question-list-spec.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { exportQuestions } from '~/questions/commands/export-questions.server.ts';
import { questionSheetRow, QUESTION_SHEET_HEADS } from '~/questions/rules/question-sheet.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { questionMessages } from '~/ui/messages/questions.ts';

/** The list as a workbook with the columns of the import template, so that it can be corrected and brought back. */
export const loader = forActor(async ({ actor, url, context }) => {
  const { q, filters } = readListState(url, questionListSpec);
  const { bank, ...rest } = filters;
  const rows = await exportQuestions(actor, { ...rest, q, bankId: bank });
  const t = translator(questionMessages, context.locale);
  const head = [...QUESTION_SHEET_HEADS, t('code'), t('status')].map((value) => ({ value, tone: 'head' as const }));
  const body = rows.map((row) => [...questionSheetRow(row), row.code, t(row.status)]);
  return workbookResponse(t('title'), [{ name: t('title'), rows: [head, ...body], widths: [8, 50] }]);
});
