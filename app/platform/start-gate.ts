import { logger } from './logger.ts';

const AGAIN_MS = 1_000;

/**
 * Waits with the start of a program until a condition has been looked at: a database that does not answer yet is asked
 * again. Where the condition does not hold, the program ends with the sentence that says so and nothing else.
 *
 * @param look throws `refusal` when the program must not start, anything else when it could not be seen
 */
export async function passStartGate(
  look: () => Promise<void>,
  refusal: abstract new (...given: never[]) => Error,
): Promise<void> {
  for (;;) {
    try {
      return await look();
    } catch (fault) {
      if (fault instanceof refusal) {
        console.error(fault.message);
        process.exit(1);
      }
      logger.warn({ err: fault }, 'the database cannot be asked yet');
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
