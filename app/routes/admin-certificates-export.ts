import { certificateList } from '~/credentials/queries/certificate-list.server.ts';
import { CERTIFICATE_LIST } from '~/credentials/rules/certificate-list-spec.ts';
import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { CONDITIONS } from '~/ui/credentials/condition.ts';
import { credentialMessages } from '~/ui/messages/credential.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(credentialMessages, context.locale);
  const state = readListState(url, CERTIFICATE_LIST);
  const { rows } = await certificateList(actor, {
    search: state.q,
    type: state.filters['type'] ?? null,
    state: state.filters['state'] ?? null,
    within: state.filters['within'] ?? null,
    limit: MOST_EXPORTED,
    offset: 0,
  });
  return workbookResponse(t('listTitle'), [
    {
      name: t('listTitle'),
      rows: [
        [t('numberLabel'), t('holder'), t('kind'), t('unit'), t('issuedOn'), t('validUntil'), t('state')],
        ...rows.map((row) => [
          row.number,
          row.holderName,
          t(row.type),
          row.organizationName,
          row.issuedOn,
          row.validUntil ?? '',
          t(CONDITIONS[row.state].word as 'valid'),
        ]),
      ],
    },
  ]);
});
