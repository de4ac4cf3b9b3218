import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { recordAuditUse } from '~/identity/commands/record-audit-use.server.ts';
import { verifyAuditChain } from '~/identity/queries/verify-audit-chain.server.ts';
import { AuditVerificationPage } from '~/ui/identity/audit-verification-page.tsx';
import { auditMessages } from '~/ui/messages/audit.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(({ context }) => ({
  title: translator(auditMessages, context.locale)('verifyTitle'),
}));

export const action = forActor(async ({ actor, context }) => {
  const verdict = await verifyAuditChain(actor, context.now);
  const { checked, broken } = verdict;
  await recordAuditUse(actor, 'verify', { checked, brokenAt: broken?.seq ?? null });
  return verdict;
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminAuditVerification() {
  useLoaderData<typeof loader>();
  return <AuditVerificationPage verdict={useActionData<typeof action>()} />;
}
