import type { LearnerHome } from '~/overview/rules/learner-home.ts';
import { formatDateTime } from '../format.ts';
import { ContinueCard } from '../learning/continue-card.tsx';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { homeMessages } from '../messages/home.ts';
import { LinkButton } from '../parts/button.tsx';
import { Phrases } from '../parts/phrases.tsx';

type Shown = { cap: string; head: string; note: string; go: string; href: string };

/** One card, one verb: what to do next. */
export function NextStepCard({ next, lesson }: Pick<LearnerHome, 'next' | 'lesson'>) {
  const shown = useShown(next);
  if (lesson) return <ContinueCard next={lesson} />;
  return (
    <section className="next-step">
      <p className="cap">{shown.cap}</p>
      <h2>
        <Phrases text={shown.head} />
      </h2>
      <p className="quiet">{shown.note}</p>
      <div className="go">
        <LinkButton look="red" href={shown.href}>
          {shown.go}
        </LinkButton>
      </div>
    </section>
  );
}

function useShown(next: LearnerHome['next']): Shown {
  const t = useT(homeMessages);
  const locale = useLocale();
  const zone = useZone();
  const time = (moment: number): string => formatDateTime(moment, locale, zone);
  switch (next.kind) {
    case 'sitting':
      return {
        cap: t('sittingCap'),
        head: next.title,
        note: t('sittingNote', { time: time(next.deadlineAt) }),
        go: t('sittingGo'),
        href: `/sittings/${next.attemptId}`,
      };
    case 'test':
      return {
        cap: t('testCap'),
        head: next.title,
        note: t('testNote', { time: time(next.closesAt) }),
        go: t('testGo'),
        href: `/tests/${next.sessionId}`,
      };
    case 'certification':
      return {
        cap: t('certificationCap'),
        head: t(`certificationHead${next.about}`),
        note: t(next.about === 'RETURNED' ? 'certificationReturnedNote' : 'certificationNote'),
        go: t(`certificationGo${next.about}`),
        href: '/certification',
      };
    case 'upcoming':
      return {
        cap: t('upcomingCap'),
        head: next.title,
        note: t('upcomingNote', { time: time(next.opensAt) }),
        go: t('upcomingGo'),
        href: `/tests/${next.sessionId}`,
      };
    default:
      return {
        cap: t('nothingCap'),
        head: t('nothingHead'),
        note: t('nothingNote'),
        go: t('nothingGo'),
        href: '/practice',
      };
  }
}
