import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { markCadreLeft } from '~/registry/commands/end-post.server.ts';
import { cadrePage } from '~/registry/queries/cadre-page.server.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { partsMessages } from '~/ui/messages/parts.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { RefusalNotice } from '~/ui/registry/form-fields.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Asks the same as the dialog on the person's page, where scripts do not run. */
export const loader = forActor(async ({ actor, params, context }) => {
  const cadre = await cadrePage(actor, params['cadreId'] ?? '');
  if (!cadre.mayWrite) throw new Forbidden('registry.write');
  return {
    title: translator(registryMessages, context.locale)('markLeft'),
    cadre: { id: cadre.id, name: cadre.name },
  };
});

export const action = forActor(async ({ actor, params }) => {
  const cadreId = params['cadreId'] ?? '';
  const left = await markCadreLeft(actor, cadreId);
  if (left.ok) throw redirect(`/admin/cadres/${cadreId}`, 303);
  return { reason: left.reason };
});

export default function AdminCadreLeave() {
  const { title, cadre } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(registryMessages);
  const p = useT(partsMessages);
  return (
    <AdminShell roomy>
      <PageHead
        path={
          <Breadcrumbs
            items={[
              { label: t('cadres'), href: '/admin/cadres' },
              { label: cadre.name, href: `/admin/cadres/${cadre.id}` },
              { label: title },
            ]}
          />
        }
        title={t('markLeftAsk')}
      />
      <form method="post" className="form">
        <RefusalNotice answer={answer ?? null} />
        <p>{t('markLeftWhat', { name: cadre.name })}</p>
        <div className="form-acts">
          <Button look="danger">{title}</Button>
          <LinkButton href={`/admin/cadres/${cadre.id}`} look="bare">
            {p('cancel')}
          </LinkButton>
        </div>
      </form>
    </AdminShell>
  );
}
