import { z } from 'zod';
import { normalisedChoice } from './answer-sheet.ts';

/** Most steps that one request may bring: a whole paper answered twice over while the network was away. */
const MOST_EVENTS = 400;
const MOST_QUESTIONS = 500;
const clock = z.number().int().min(0).max(8_640_000_000_000_000);

const event = z
  .object({
    /** counts up over the whole sitting, one for each step, none left out */
    seq: z.number().int().min(1).max(1_000_000),
    /** place in the paper; negative for the mark on that question */
    slot: z
      .number()
      .int()
      .min(-MOST_QUESTIONS)
      .max(MOST_QUESTIONS)
      .refine((slot) => slot !== 0),
    choice: z.string().max(8),
    /** the device's clock when it happened, in milliseconds */
    at: clock,
  })
  .transform((given, context) => {
    const choice =
      given.slot < 0
        ? given.choice === 'F' || given.choice === ''
          ? given.choice
          : null
        : normalisedChoice(given.choice);
    if (choice === null) {
      context.addIssue({ code: 'custom', message: 'choice' });
      return z.NEVER;
    }
    return { ...given, choice };
  });

/** What a device posts: its steps in order, and its clock at the moment of sending. */
export const answerPost = z.object({
  epoch: z.number().int().min(1).max(1_000_000),
  sentAt: clock,
  events: z.array(event).min(1).max(MOST_EVENTS),
});
export type AnswerPost = z.infer<typeof answerPost>;
export type PostedEvent = AnswerPost['events'][number];
