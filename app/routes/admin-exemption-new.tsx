import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { grantExemption } from '~/exams/commands/grant-exemption.server.ts';
import { newExemptionPage } from '~/exams/queries/exemption-pages.server.ts';
import { EXEMPTION_LIST } from '~/exams/rules/exam-lists.ts';
import { exemptionForm } from '~/exams/rules/exemption-form.ts';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { ExemptionFinder } from '~/ui/exams/exemption-finder.tsx';
import { ExemptionForm } from '~/ui/exams/exemption-form.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { exemptionMessages } from '~/ui/messages/exemptions.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const find = url.searchParams.get('find')?.trim().slice(0, 40) ?? '';
  const cadreId = url.searchParams.get('cadre');
  return {
    title: translator(exemptionMessages, context.locale)('newTitle'),
    find,
    day: today(context.now),
    ...(await newExemptionPage(actor, { find, cadreId })),
  };
});

export const action = forActor(async ({ actor, request, context }) => {
  const t = translator(exemptionMessages, context.locale);
  const form = await parseForm(request, exemptionForm);
  if (!form.ok) {
    const errors = Object.entries(form.errors).map(([name, key]) => [name, t(key as 'required')]);
    return data({ errors: Object.fromEntries(errors) as Record<string, string>, values: form.values }, { status: 400 });
  }
  const granted = await grantExemption(actor, form.value);
  if (!granted.ok)
    return data(
      { errors: { [granted.field]: t(granted.reason) } as Record<string, string>, values: form.values },
      { status: 409 },
    );
  throw redirect(`${EXEMPTION_LIST.path}?done=granted&show=${granted.exemptionId}#exemption`, 303);
});

export default function AdminExemptionNew() {
  const { title, find, day, person, found, more } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(exemptionMessages);
  const here = `${EXEMPTION_LIST.path}/new`;
  return (
    <AdminShell roomy>
      <PageHead
        path={<Breadcrumbs items={[{ label: t('pageTitle'), href: EXEMPTION_LIST.path }, { label: title }]} />}
        title={title}
      />
      {person ? (
        <ExemptionForm
          person={person}
          action={here}
          day={day}
          listHref={EXEMPTION_LIST.path}
          refused={answer ?? null}
        />
      ) : (
        <ExemptionFinder action={here} find={find} found={found} more={more} />
      )}
    </AdminShell>
  );
}
