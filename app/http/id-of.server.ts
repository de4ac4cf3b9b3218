import { NotFound } from '~/identity/rules/actor.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * An id from an address.
 *
 * @throws {NotFound} for text that cannot be one, before it reaches the database
 */
export function idOf(text: string | undefined): string {
  if (!text || !UUID.test(text)) throw new NotFound('address');
  return text.toLowerCase();
}
