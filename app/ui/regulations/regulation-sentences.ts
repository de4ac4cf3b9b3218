import type { Translator } from '../messages/define-messages.ts';
import { regulationMessages } from '../messages/regulations.ts';

type Words = Translator<typeof regulationMessages>;

/** Sentences for what a schema refused; its messages are keys of the catalogue, anything else means 没有填写. */
export const fieldWords = (errors: Readonly<Record<string, string>>, t: Words): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, key]) => [name, t(key in regulationMessages ? (key as 'missing') : 'missing')]),
  );

/** The sentence for a refused act. */
export const refusalWords = (reason: string, t: Words): string => t(`refusal.${reason}` as 'refusal.no-clause');
