import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { myCertificates } from '~/credentials/queries/certificate-page.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { CONDITIONS } from '~/ui/credentials/condition.ts';
import { formatDate } from '~/ui/format.ts';
import { useLocale } from '~/ui/locale-context.tsx';
import { credentialMessages } from '~/ui/messages/credential.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';
import { Band } from '~/ui/parts/band.tsx';
import { LinkButton } from '~/ui/parts/button.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { StateMark } from '~/ui/parts/state-mark.tsx';
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
  const locale = useLocale();
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
            <ul className="rows">
              {certificates.map((one) => (
                <li key={one.id}>
                  <div className="grow">
                    <a href={`/certificates/${one.id}`}>{one.title}</a>
                    <small>
                      <span className="num">{one.number}</span>{' '}
                      {one.validUntil
                        ? t('issuedUntil', {
                            from: formatDate(one.issuedOn, locale),
                            until: formatDate(one.validUntil, locale),
                          })
                        : t('issuedOpen', { from: formatDate(one.issuedOn, locale) })}
                    </small>
                  </div>
                  <StateMark state={CONDITIONS[one.state].mark}>{t(CONDITIONS[one.state].word as 'valid')}</StateMark>
                </li>
              ))}
            </ul>
          )}
        </Band>
      </div>
    </LearnerShell>
  );
}
