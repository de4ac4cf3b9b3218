import { outagePage } from '~/exams/queries/outage-page.server.ts';
import { type OutagePart } from '~/exams/rules/outage-address.ts';
import { MOST_EXPORTED } from '~/http/list-address.ts';
import { outagesAsked } from '~/http/outages-asked.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { env } from '~/platform/env.ts';
import { lastReceived, lateAnswerWords } from '~/ui/exams/late-answer-words.ts';
import { formatDuration, formatTableDateTime } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { examOutageMessages } from '~/ui/messages/exam-outages.ts';

/** Outages, the sittings within reach that wait for a decision, and the answers that came too late: a sheet of each. */
export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(examOutageMessages, context.locale);
  const asked = outagesAsked(url);
  const all = ({ waiting }: OutagePart) => ({ waiting, limit: MOST_EXPORTED, offset: 0 });
  const { outages, late } = await outagePage(actor, { outages: all(asked.outages), late: all(asked.late) });
  const at = (moment: Date | string | null): string | null =>
    moment && formatTableDateTime(moment, env.TIME_ZONE, true);
  const head = (...words: readonly string[]) => words.map((value) => ({ value, tone: 'head' as const }));
  return workbookResponse(t('pageTitle'), [
    {
      name: t('outages'),
      widths: [20, 20, 14, 14, 12, 14, 20, 36],
      rows: [
        head(
          t('fromTime'),
          t('toTime'),
          t('lost'),
          t('affectedHead'),
          t('decision'),
          t('decidedWho'),
          t('decidedAt'),
          t('reason'),
        ),
        ...outages.map((row) => [
          at(row.startedAt),
          at(row.endedAt),
          formatDuration(row.lostSeconds, context.locale),
          row.affectedAttempts,
          t(row.decision),
          row.decidedByName,
          at(row.decidedAt),
          row.reason,
        ]),
      ],
    },
    {
      name: t('caption'),
      widths: [20, 14, 36, 20, 20, 12],
      rows: [
        head(t('fromTime'), t('name'), t('unit'), t('session'), t('deadline'), t('state')),
        ...outages.flatMap((outage) =>
          outage.own.map((row) => [
            at(outage.startedAt),
            row.name,
            row.organizationName,
            row.sessionNumber,
            at(row.deadlineAt),
            t(row.decided ? 'decided' : 'waiting'),
          ]),
        ),
      ],
    },
    {
      name: t('late'),
      widths: [14, 36, 20, 60, 20, 10, 12, 14],
      rows: [
        head(t('name'), t('unit'), t('session'), t('answers'), t('received'), t('score'), t('state'), t('decidedWho')),
        ...late.map((row) => [
          row.name,
          row.organizationName,
          row.sessionNumber,
          row.lateAnswers
            .map((answer) => `${lateAnswerWords(answer, row.types, t)} · ${t(answer.why)}`)
            .join(context.locale === 'en' ? '; ' : '；'),
          at(lastReceived(row.lateAnswers)),
          row.score,
          t((row.lateDecision ?? 'PENDING') as 'COUNTED'),
          row.decidedByName,
        ]),
      ],
    },
  ]);
});
