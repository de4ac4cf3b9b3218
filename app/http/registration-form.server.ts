import { data, redirect } from '@remix-run/node';
import { changeRegistration } from '~/exams/commands/change-registration.server.ts';
import { markSignedIn } from '~/exams/commands/mark-signed-in.server.ts';
import { registerCadres } from '~/exams/commands/register-cadres.server.ts';
import { substituteRegistration } from '~/exams/commands/substitute-registration.server.ts';
import { MOST_NUMBERS, parseStaffNumbers } from '~/exams/rules/staff-numbers.ts';
import { standingWords } from '~/ui/exams/standing-words.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { examRegistrationMessages } from '~/ui/messages/exam-registrations.ts';
import type { SignedInArgs } from './route-functions.server.ts';

export type RegistrationAnswer = {
  refusal?: string;
  /** added, and what could not be */
  added?: { n: number; already: number; unknown: string[]; refused: { name: string; why: string }[] };
  numbers?: string;
  numbersError?: string;
};

const answer = (body: RegistrationAnswer, status: number) => data(body, { status });

/** Answers the forms of the list of names: add, paste, exchange, take out, put back, defer, sign in. */
export async function answerRegistrationForm({ actor, params, request, context }: SignedInArgs) {
  const t = translator(examRegistrationMessages, context.locale);
  const sessionId = params['sessionId'] ?? '';
  const here = `/admin/sessions/${sessionId}/registrations`;
  const form = await request.formData();
  const text = (name: string): string => String(form.get(name) ?? '');
  const all = (name: string): string[] => form.getAll(name).map(String);
  const intent = text('intent');
  switch (intent) {
    case 'add':
      return register({ cadreIds: all('cadreId') });
    case 'paste': {
      const numbers = parseStaffNumbers(text('numbers'));
      if (numbers.length > MOST_NUMBERS)
        return answer({ numbers: text('numbers'), numbersError: t('too-many', { n: MOST_NUMBERS }) }, 400);
      return register({ staffNumbers: numbers });
    }
    case 'substitute': {
      const [cadreId] = all('cadreId');
      if (!cadreId) return answer({ refusal: t('nobody-named') }, 400);
      const done = await substituteRegistration(actor, text('registrationId'), cadreId);
      if (!done.ok) return answer({ refusal: t(done.reason) }, 409);
      throw redirect(`${here}?done=substituted`);
    }
    case 'withdraw':
    case 'restore':
    case 'defer': {
      const registrationId = text('registrationId');
      const done = await changeRegistration(actor, registrationId, intent, text('reason') || null);
      if (!done.ok) return answer({ refusal: t(done.reason) }, 409);
      const news =
        intent === 'withdraw' ? `withdrawn&undo=${registrationId}` : `${intent}${intent === 'defer' ? 'red' : 'd'}`;
      throw redirect(`${here}?done=${news}`);
    }
    case 'present':
    case 'absent': {
      const done = await markSignedIn(actor, sessionId, all('registrationId'), intent === 'present');
      if (!done.ok) return answer({ refusal: t(done.reason) }, 409);
      throw redirect(`${here}?done=${intent === 'present' ? 'signedInDone' : 'signedOutDone'}&n=${done.changed}`);
    }
    default:
      throw new Response(null, { status: 400 });
  }

  async function register(named: { cadreIds: string[] } | { staffNumbers: string[] }) {
    const done = await registerCadres(actor, sessionId, named);
    if (!done.ok) return answer({ refusal: t(done.reason) }, 409);
    if (done.unknown.length + done.refused.length === 0)
      throw redirect(`${here}?done=registered&n=${done.registered}&already=${done.already}`);
    return answer(
      {
        added: {
          n: done.registered,
          already: done.already,
          unknown: done.unknown,
          refused: done.refused.map(({ name, standing }) => ({ name, why: standingWords(standing, t) })),
        },
      },
      200,
    );
  }
}
