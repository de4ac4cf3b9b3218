import { lessonProgressEndpoint } from './endpoints/lesson-progress-endpoint.server.ts';
import { selfCheckAnswerEndpoint } from './endpoints/self-check-answer-endpoint.server.ts';
import { saveAnswersEndpoint } from './endpoints/save-answers-endpoint.server.ts';
import { sittingStateEndpoint } from './endpoints/sitting-state-endpoint.server.ts';
import type { Endpoint } from './endpoints/endpoint.ts';

export const endpoints: readonly Endpoint[] = [
  saveAnswersEndpoint,
  sittingStateEndpoint,
  lessonProgressEndpoint,
  selfCheckAnswerEndpoint,
];
