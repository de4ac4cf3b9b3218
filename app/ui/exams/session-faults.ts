import type { SessionRefusal } from '~/exams/rules/session-window.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { examSessionMessages } from '../messages/exam-sessions.ts';

type Words = Translator<typeof examSessionMessages>;

const FIELDS: Record<SessionRefusal, string> = {
  'closes-before-opens': 'closesAt',
  'window-shorter-than-test': 'closesAt',
  'registration-after-opening': 'registrationClosesAt',
  'release-before-closing': 'releaseResultsAt',
  'policy-not-usable': 'policyVersionId',
  'bank-not-usable': 'bankId',
};

/** The field beside which a refusal is told. */
export const sessionFaultField = (reason: SessionRefusal): string => FIELDS[reason];

const KEYS = ['required', 'badDate'] as const;

/** What is wrong with posted fields, in sentences; whatever the schema did not name itself counts as missing. */
export const sessionSentences = (errors: Record<string, string>, t: Words): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, key]) => [name, t(KEYS.find((known) => known === key) ?? 'required')]),
  );
