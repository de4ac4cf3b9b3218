import { loadQuestionVersions } from '~/questions/queries/question-versions.server.ts';
import type { KeyOf } from '../rules/grade-paper.ts';
import type { Paper } from '../rules/paper.ts';

/** The keys of a paper, for marking. @throws when a version of it is missing */
export async function keysOf(paper: Paper): Promise<KeyOf> {
  const versions = await loadQuestionVersions(paper.items.map((item) => item.q));
  return (versionId) => {
    const question = versions.get(versionId);
    if (!question) throw new Error(`question version ${versionId} is missing`);
    return question.key;
  };
}
