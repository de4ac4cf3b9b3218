import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { correctCertificate } from '~/credentials/commands/correct-certificate.server.ts';
import { certificateCorrection } from '~/credentials/queries/certificate-correction.server.ts';
import { CORRECTABLE } from '~/credentials/rules/certificate-correction.ts';
import { canonicalText } from '~/credentials/rules/certificate-facts.ts';
import { parseForm } from '~/http/forms.server.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { CorrectionForm } from '~/ui/credentials/correction-form.tsx';
import { credentialMessages } from '~/ui/messages/credential.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { LinkButton } from '~/ui/parts/button.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, params, context }) => {
  const certificateId = idOf(params['certificateId']);
  const page = await certificateCorrection(actor, certificateId);
  return {
    title: translator(credentialMessages, context.locale)('correctTitle'),
    certificateId,
    seen: canonicalText(page.differing),
    page,
  };
});

const correction = z.object({
  fields: z.array(z.enum(CORRECTABLE)).default([]),
  seen: z.string().max(2000),
  reason: z.string().max(500),
});

export const action = forActor(async ({ actor, params, request }) => {
  const form = await parseForm(request, correction);
  if (!form.ok) throw new Response(null, { status: 400 });
  const result = await correctCertificate(actor, { certificateId: idOf(params['certificateId']), ...form.value });
  if (!result.ok) return { reason: result.reason, fields: form.value.fields, typed: form.value.reason };
  return redirect(`/certificates/${result.certificateId}`);
});

const BESIDE_A_FIELD: readonly string[] = ['reason-missing', 'nothing-chosen'];

export default function CertificateCorrection() {
  const { title, certificateId, seen, page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(credentialMessages);
  const here = `/certificates/${certificateId}`;
  return (
    <AdminShell roomy>
      <PageHead
        path={
          <Breadcrumbs
            items={[
              { label: t('listTitle'), href: '/admin/certificates' },
              { label: page.number, href: here },
              { label: title },
            ]}
          />
        }
        title={title}
        lead={t('correctLead', { title: page.title, name: page.holderName, number: page.number })}
      />
      {refused && !page.blocked && !BESIDE_A_FIELD.includes(refused.reason) && (
        <Notice kind="due" title={t(refused.reason)} />
      )}
      {page.blocked ? (
        <>
          <Notice kind="due" title={t(page.blocked)} />
          <p>
            <LinkButton href={here}>{t('backToIt')}</LinkButton>
          </p>
        </>
      ) : page.differing.length === 0 ? (
        <EmptyState
          title={t('correctSame')}
          action={<LinkButton href={`/admin/cadres/${page.cadreId}`}>{t('toCadre')}</LinkButton>}
        >
          {t('correctSameWhy')}
        </EmptyState>
      ) : (
        <CorrectionForm {...page} certificateId={certificateId} seen={seen} refused={refused ?? null} />
      )}
    </AdminShell>
  );
}
