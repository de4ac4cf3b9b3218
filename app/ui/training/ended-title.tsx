import { CLASS_LIST } from '~/training/rules/training-lists.ts';
import { useT } from '../messages/define-messages.ts';
import { trainingMessages } from '../messages/training.ts';
import { Figure } from '../parts/figure.tsx';

/** How many classes are over and wait for this person to complete them; the figure leads to exactly those. */
export function EndedTitle({ n }: { n: number }) {
  const t = useT(trainingMessages);
  return t.rich('endedTitle', { n: <Figure n={n} href={`${CLASS_LIST.path}?closable=yes`} /> });
}
