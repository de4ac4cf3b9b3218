import { Callout } from './callout.tsx';
import { Clause, ClauseNote } from './clause.tsx';
import { Comparison } from './comparison.tsx';
import { Figure } from './figure.tsx';
import { KeyNumber } from './key-number.tsx';
import { Feedback, Option, Question, SelfCheck } from './self-check.tsx';
import { Step, Steps } from './steps.tsx';
import { Unconfirmed } from './unconfirmed.tsx';
import { Video } from './video.tsx';

/** Every component a lesson may use (`content/README.md`), for the `components` of a compiled MDX page. */
export const lessonComponents = {
  Callout,
  Clause,
  ClauseNote,
  Comparison,
  Feedback,
  Figure,
  KeyNumber,
  Option,
  Question,
  SelfCheck,
  Step,
  Steps,
  Unconfirmed,
  Video,
};
