import type { StandingToSit } from '~/exams/rules/standing-to-sit.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { examRegistrationMessages } from '../messages/exam-registrations.ts';

/** What the retake rules say of a person, in words. */
export function standingWords(standing: StandingToSit, t: Translator<typeof examRegistrationMessages>): string {
  if (standing.may) return standing.as === 'first' ? t('first') : t('retake', { until: standing.until });
  if (standing.reason === 'cooling') return t('cooling', { until: standing.until });
  return standing.until ? t('validPass', { until: standing.until }) : t('validPassOpen');
}
