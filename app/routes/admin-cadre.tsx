import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayExempt } from '~/exams/queries/exemption-pages.server.ts';
import { EXEMPTION_LIST } from '~/exams/rules/exam-lists.ts';
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
  const [events, exempting] = await Promise.all([cadreTimeline(actor, cadre.id), mayExempt(actor, cadre.id)]);
  return { cadre, events, exemptHref: exempting ? `${EXEMPTION_LIST.path}/new?cadre=${cadre.id}` : null };
});

export default function AdminCadre() {
  const { cadre, events, exemptHref } = useLoaderData<typeof loader>();
  const shown = usePersonEvents(events);
  return (
    <AdminShell>
      <CadreView cadre={cadre} exemptHref={exemptHref} timeline={<CadreTimeline cadre={cadre} events={shown} />} />
    </AdminShell>
  );
}
