import type { BoardNeed } from '~/exams/rules/board-state.ts';
import { formatDuration } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT, type Translator } from '../messages/define-messages.ts';
import { examBoardMessages } from '../messages/exam-board.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import type { Locale } from '../locale.ts';
import type { SeatPerson } from './board-seat.tsx';

export type NeedPerson = SeatPerson & { moveLabel: string | null };

type Words = Translator<typeof examBoardMessages>;

function sentences(person: NeedPerson, need: BoardNeed, t: Words, locale: Locale): [string, string] {
  if (need.kind === 'move') return [t('moveAsked', { device: person.moveLabel ?? '—' }), t('moveMore')];
  if (need.kind === 'offline')
    return [t('silent', { time: formatDuration(need.seconds, locale) }), t('silentMore', { n: person.answered ?? 0 })];
  if (need.kind === 'time-up') return [t('timeUp'), t('timeUpMore')];
  return [t('noAccountHere'), t('noAccountMore')];
}

export type BoardNeedsProps = {
  people: readonly NeedPerson[];
  /** of whom these are the most pressing */
  total: number;
  chosen: string | null;
  hrefOf: (registrationId: string) => string;
  action: string;
  mayAct: boolean;
};

/** What wants an invigilator's eye, with what can be done about it at once. */
export function BoardNeeds({ people, total, chosen, hrefOf, action, mayAct }: BoardNeedsProps) {
  const t = useT(examBoardMessages);
  const locale = useLocale();
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">
        {t('needsYou')} <small>{t('needs', { n: total })}</small>
      </h2>
      {people.length === 0 ? (
        <p className="cap">{t('needsNone')}</p>
      ) : (
        <ul className="needs">
          {people.map((person) => {
            if (!person.need) return null;
            const [what, more] = sentences(person, person.need, t, locale);
            return (
              <li key={person.registrationId} className={person.registrationId === chosen ? 'need-open' : undefined}>
                <span className="num quiet">{t('seat', { n: person.seatNumber ?? '—' })}</span>
                <span>
                  {person.name} · {what}
                  <small>{more}</small>
                  {person.need.kind === 'move' && mayAct && (
                    <form method="post" action={action} className="row">
                      <input type="hidden" name="moveId" value={person.need.moveId} />
                      <Button small name="intent" value="approve-move">
                        {t('approveMove')}
                      </Button>
                      <Button small name="intent" value="refuse-move">
                        {t('refuseMove')}
                      </Button>
                    </form>
                  )}
                </span>
                <LinkButton small href={hrefOf(person.registrationId)} aria-label={`${t('look')} ${person.name}`}>
                  {t('look')}
                </LinkButton>
              </li>
            );
          })}
        </ul>
      )}
      {total > people.length && <p className="cap">{t('needsMore', { n: total - people.length })}</p>}
    </section>
  );
}
