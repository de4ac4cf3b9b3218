import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { importTemplates } from '~/http/import-templates.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { dayPage } from '~/overview/queries/day-page.server.ts';
import { dayMessages } from '~/ui/messages/day.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { DayView } from '~/ui/overview/day-view.tsx';
import type { PageHandle } from '~/ui/page-handle.ts';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const handle = { scripts: false } satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const asked = (name: string): string | null => url.searchParams.get(name)?.slice(0, 500) ?? null;
  const opened = { rotation: asked('rotation'), test: asked('test'), all: asked('all') };
  return {
    title: translator(dayMessages, context.locale)('title'),
    opened,
    page: await dayPage(actor, context.now, importTemplates, opened),
  };
});

export default function AdminDay() {
  const { page, opened } = useLoaderData<typeof loader>();
  return (
    <AdminShell>
      <DayView page={page} opened={opened} />
    </AdminShell>
  );
}
