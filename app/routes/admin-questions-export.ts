import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { questionListSpec } from '~/http/question-list-spec.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { env } from '~/platform/env.ts';
import { exportQuestions, recordQuestionExport } from '~/questions/commands/export-questions.server.ts';
import { questionList } from '~/questions/queries/question-list.server.ts';
import { questionSheetRow, QUESTION_SHEET_HEADS } from '~/questions/rules/question-sheet.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { questionMessages } from '~/ui/messages/questions.ts';

/**
 * The list as a workbook: for those who write and review with the columns of the import template, so that it can be
 * corrected and brought back; for those who may only read the list with what it shows, and no keys.
 */
export const loader = forActor(async ({ actor, url, context }) => {
  const { q, filters, sort, descending } = readListState(url, questionListSpec);
  const { bank, ...rest } = filters;
  const asked = { ...rest, q, bankId: bank };
  const t = translator(questionMessages, context.locale);
  const heads = (words: readonly string[]) => words.map((value) => ({ value, tone: 'head' as const }));
  if (canAnywhere(actor, 'questions.write') || canAnywhere(actor, 'questions.review')) {
    const rows = await exportQuestions(actor, asked);
    const body = rows.map((row) => [...questionSheetRow(row), row.code, t(row.status)]);
    const head = heads([...QUESTION_SHEET_HEADS, t('code'), t('status')]);
    return workbookResponse(t('title'), [{ name: t('title'), rows: [head, ...body], widths: [8, 50] }]);
  }
  const page = { sort: sort as 'code', descending, page: 1, pageSize: MOST_EXPORTED };
  const { rows } = await questionList(actor, asked, page);
  await recordQuestionExport(actor, rows.length);
  const columns = ['code', 'stem', 'topic', 'type', 'difficulty', 'pool', 'clause', 'status', 'updated'] as const;
  return workbookResponse(t('title'), [
    {
      name: t('title'),
      widths: [16, 60, 24, 10, 8, 10, 36, 12, 18],
      rows: [
        heads(columns.map((key) => t(key))),
        ...rows.map((row) => [
          row.code,
          row.stem,
          context.locale === 'en' ? row.topicEn : row.topic,
          t(row.type),
          t(row.difficulty),
          t(row.pool),
          `《${row.documentTitle}》${row.label}`,
          t(row.status),
          formatTableDateTime(row.updatedAt, env.TIME_ZONE),
        ]),
      ],
    },
  ]);
});
