import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { myCertificates } from '~/credentials/queries/certificate-page.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { CertificateRows } from '~/ui/credentials/certificate-rows.tsx';
import { credentialMessages } from '~/ui/messages/credential.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';
import { Band } from '~/ui/parts/band.tsx';
import { LinkButton } from '~/ui/parts/button.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { LearnerShell } from '~/ui/shells/learner-shell.tsx';

export const handle = { scripts: false } satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, context }) => {
  const certificates = await myCertificates(actor);
  return {
    title: translator(credentialMessages, context.locale)('myTitle'),
    certificates: certificates.map(({ id, number, facts, state, issuedOn, validUntil }) => ({
      id,
      number,
      title: facts.title,
      state,
      issuedOn,
      validUntil,
    })),
  };
});

export default function Certificates() {
  const { title, certificates } = useLoaderData<typeof loader>();
  const t = useT(credentialMessages);
  return (
    <LearnerShell>
      <div className="wrap">
        <header className="hello">
          <h1>{title}</h1>
        </header>
        <Band title={t('listCaption')}>
          {certificates.length === 0 ? (
            <EmptyState title={t('none')} action={<LinkButton href="/tests">{t('toTests')}</LinkButton>}>
              {t('noneWhy')}
            </EmptyState>
          ) : (
            <CertificateRows certificates={certificates} />
          )}
        </Band>
      </div>
    </LearnerShell>
  );
}
