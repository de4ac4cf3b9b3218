import type { CadrePage } from '~/registry/rules/cadre-page.ts';
import { useT } from '../messages/define-messages.ts';
import { registryMessages } from '../messages/registry.ts';
import { Timeline, type TimelineItem } from '../parts/timeline.tsx';

/** An event of another part of the platform on a person's line of time. */
export type TimelineEvent = TimelineItem & { /** `YYYY-MM` or `YYYY-MM-DD`, by which events are ordered */ on: string };

/** Posts and Party membership, and whatever else happened, the newest first. */
export function CadreTimeline({ cadre, events = [] }: { cadre: CadrePage; events?: readonly TimelineEvent[] }) {
  const t = useT(registryMessages);
  const own: TimelineEvent[] = cadre.posts.flatMap((post) => {
    const began: TimelineEvent = {
      on: post.startedOn,
      time: post.startedOn,
      dateTime: post.startedOn,
      title: t('postStarted', { title: post.title }),
      detail: post.documentNumber ? `${post.organizationName} ${post.documentNumber}` : post.organizationName,
      state: post.endedOn ? 'done' : 'running',
    };
    if (!post.endedOn) return [began];
    const ended: TimelineEvent = {
      on: post.endedOn,
      time: post.endedOn,
      dateTime: post.endedOn,
      title: t('postEnded', { title: post.title }),
      detail: post.endDocumentNumber ? `${post.organizationName} ${post.endDocumentNumber}` : post.organizationName,
      state: 'waiting',
    };
    return [ended, began];
  });
  if (cadre.joinedPartyMonth)
    own.push({
      on: cadre.joinedPartyMonth,
      time: cadre.joinedPartyMonth,
      dateTime: cadre.joinedPartyMonth,
      title: t('joinedParty'),
    });
  const items = [...own, ...events].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  return <Timeline items={items} />;
}
