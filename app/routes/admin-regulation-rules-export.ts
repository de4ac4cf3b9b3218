import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { today } from '~/platform/clock.ts';
import { env } from '~/platform/env.ts';
import { ruleRegister } from '~/regulations/queries/rule-register.server.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { regulationMessages } from '~/ui/messages/regulations.ts';
import { ruleStanding, ruleValueWords } from '~/ui/regulations/rule-words.ts';

export const loader = forActor(async ({ actor, context }) => {
  const t = translator(regulationMessages, context.locale);
  const day = today(context.now);
  const { rules } = await ruleRegister(actor, day);
  const at = (moment: Date | null): string | null => moment && formatTableDateTime(moment, env.TIME_ZONE, true);
  const head = [
    'ruleCode',
    'value',
    'scope',
    'validFrom',
    'validTo',
    'basis',
    'state',
    'recordedWho',
    'recordedAt',
    'confirmedWho',
    'confirmedAt',
  ] as const;
  return workbookResponse(t('rulesTitle'), [
    {
      name: t('rulesTitle'),
      widths: [26, 30, 30, 12, 12, 44, 10, 14, 20, 14, 20],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rules.map((row) => [
          row.code,
          ruleValueWords(row, context.locale === 'en', t),
          row.organization,
          row.validFrom,
          row.validTo,
          row.documentTitle && row.label ? `《${row.documentTitle}》${row.label}` : t('noBasis'),
          t(ruleStanding(row, day)),
          row.recordedBy,
          at(row.recordedAt),
          row.confirmedBy,
          at(row.confirmedAt),
        ]),
      ],
    },
  ]);
});
