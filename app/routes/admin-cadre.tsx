import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { cadrePage } from '~/registry/queries/cadre-page.server.ts';
import { cadreTimeline } from '~/overview/queries/cadre-timeline.server.ts';
import { usePersonEvents } from '~/ui/overview/person-timeline.tsx';
import { CadreTimeline } from '~/ui/registry/cadre-timeline.tsx';
import { CadreView } from '~/ui/registry/cadre-view.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.cadre.name }];

export const loader = forActor(async ({ actor, params }) => {
  const cadre = await cadrePage(actor, params['cadreId'] ?? '');
  return { cadre, events: await cadreTimeline(actor, cadre.id) };
});

export default function AdminCadre() {
  const { cadre, events } = useLoaderData<typeof loader>();
  const shown = usePersonEvents(events);
  return (
    <AdminShell>
      <CadreView cadre={cadre} timeline={<CadreTimeline cadre={cadre} events={shown} />} />
    </AdminShell>
  );
}
