import { redirect } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { openDuty } from '~/http/gate.server.ts';
import { forAnyone } from '~/http/route-functions.server.ts';
import { demonstrationCards } from '~/identity/queries/demonstration-cards.server.ts';
import { permissionsOf } from '~/identity/rules/actor.ts';
import { learnerHome } from '~/overview/queries/learner-home.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { homeMessages } from '~/ui/messages/home.ts';
import { LearnerHomePage } from '~/ui/overview/learner-home-page.tsx';
import { VisitorPage } from '~/ui/overview/visitor-page.tsx';
import type { PageHandle } from '~/ui/page-handle.ts';
import { firstAdminPlace } from '~/ui/shells/navigation.ts';

export const handle = { scripts: false } satisfies PageHandle;

/** Cadres see what to do next; who only administrates goes where the work is; visitors learn what this is. */
export const loader = forAnyone(async ({ context }) => {
  const { viewer } = context;
  const title = translator(homeMessages, context.locale)('title');
  if (!viewer) {
    const cards = await demonstrationCards(context.now);
    return { title, demonstration: cards.length > 0, person: null };
  }
  const duty = openDuty(viewer);
  if (duty) throw redirect(`${duty}?next=%2F`);
  const { actor } = viewer;
  if (!actor.cadreId) throw redirect(firstAdminPlace(permissionsOf(actor)) ?? '/account');
  return {
    title,
    demonstration: false,
    person: { name: actor.displayName, home: await learnerHome(actor, context.now) },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Home() {
  const { person, demonstration } = useLoaderData<typeof loader>();
  return person ? <LearnerHomePage {...person} /> : <VisitorPage demonstration={demonstration} />;
}
