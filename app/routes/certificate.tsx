import { data as answer, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { endCertificate } from '~/credentials/commands/end-certificate.server.ts';
import { certificatePage, certificatesBeside } from '~/credentials/queries/certificate-page.server.ts';
import { maskedName } from '~/credentials/rules/masked-name.ts';
import { verificationPath } from '~/credentials/rules/verification-path.ts';
import { writtenCode } from '~/credentials/rules/verification-code.ts';
import { parseForm } from '~/http/forms.server.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { publicAddress } from '~/operations/queries/public-address.server.ts';
import { today } from '~/platform/clock.ts';
import { CertificateSheet } from '~/ui/credentials/certificate-sheet.tsx';
import { credentialMessages } from '~/ui/messages/credential.ts';
import { navigationMessages } from '~/ui/messages/navigation.ts';
import { useT } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { qrPath } from '~/ui/parts/qr-path.server.ts';
import { Notice } from '~/ui/parts/notice.tsx';
import { LearnerShell } from '~/ui/shells/learner-shell.tsx';
import { learnerNavigation } from '~/ui/shells/navigation.ts';
import { usePageFrame } from '~/ui/shells/page-frame.tsx';

export const handle = { scripts: false } satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.facts.title ?? ''} ${data?.facts.number ?? ''}` },
];

export const loader = forActor(async ({ actor, params, request }) => {
  const certificate = await certificatePage(actor, idOf(params['certificateId']));
  const path = verificationPath(certificate.number, certificate.verificationCode);
  const origin = (await publicAddress()) ?? new URL(request.url).origin;
  const daysLeft = certificate.validUntil
    ? Math.round((Date.parse(certificate.validUntil) - Date.parse(today())) / 86_400_000)
    : null;
  return {
    id: certificate.id,
    facts: certificate.facts,
    state: certificate.state,
    events: certificate.events,
    pdfSha256: certificate.pdfSha256,
    code: writtenCode(certificate.verificationCode),
    mayEnd: certificate.mayEnd,
    beside: await certificatesBeside(actor, certificate),
    mayCorrect: certificate.mayCorrect,
    supersedesId: certificate.supersedesId,
    successor: certificate.successor,
    mine: certificate.mine,
    maskedName: maskedName(certificate.holderName),
    daysLeft,
    verification: { path, address: `${new URL(origin).host}/verify`, qr: qrPath(`${origin}${path}`) },
  };
});

const ending = z.object({
  kind: z.enum(['REVOKED', 'CANCELLED'], 'kind-missing'),
  reason: z.string().max(500, 'reason-long'),
});

export const action = forActor(async ({ actor, params, request }) => {
  const certificateId = idOf(params['certificateId']);
  const form = await parseForm(request, ending);
  const refused = (errors: Record<string, string>) => answer({ errors, values: form.values }, { status: 422 });
  if (!form.ok) return refused(form.errors);
  const result = await endCertificate(actor, { certificateId, ...form.value });
  return result.ok ? redirect(`/certificates/${certificateId}`) : refused({ reason: result.reason });
});

export default function Certificate() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(credentialMessages);
  const places = useT(navigationMessages);
  const { viewer } = usePageFrame();
  return (
    <LearnerShell
      page="cred"
      // Somebody else's certificate is work, not one's own record.
      entries={data.mine ? undefined : learnerNavigation(places, viewer?.permissions ?? [], '/admin')}
    >
      {!data.mine && (
        <div className="wrap">
          <Breadcrumbs items={[{ label: t('listTitle'), href: '/admin/certificates' }, { label: data.facts.number }]} />
        </div>
      )}
      {refused?.errors['reason'] === 'not-in-force' && (
        <div className="wrap">
          <Notice kind="due" title={t('not-in-force')} />
        </div>
      )}
      <CertificateSheet {...data} refused={refused ?? null} />
    </LearnerShell>
  );
}
