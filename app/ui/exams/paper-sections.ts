import type { PaperQuestion } from '~/exams/rules/shown-question.ts';

/** Questions of one type that stand together on the paper. */
export type PaperSection = { kind: PaperQuestion['kind']; from: number; to: number };

/** The runs of one type, in order. */
export function paperSections(questions: readonly PaperQuestion[]): PaperSection[] {
  const sections: PaperSection[] = [];
  for (const { kind, number } of questions) {
    const last = sections.at(-1);
    if (last?.kind === kind) last.to = number;
    else sections.push({ kind, from: number, to: number });
  }
  return sections;
}

/** Unanswered places joined into runs that stay within a section. */
export function openRuns(sections: readonly PaperSection[], isAnswered: (number: number) => boolean): PaperSection[] {
  return sections.flatMap(({ kind, from, to }) => {
    const runs: PaperSection[] = [];
    for (let number = from; number <= to; number += 1) {
      if (isAnswered(number)) continue;
      const last = runs.at(-1);
      if (last?.to === number - 1) last.to = number;
      else runs.push({ kind, from: number, to: number });
    }
    return runs;
  });
}
