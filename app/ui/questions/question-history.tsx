import type { ShownQuestionVersion } from '~/questions/rules/question-views.ts';
import type { QuestionType } from '~/questions/rules/question-types.ts';
import type { VersionState } from '~/questions/rules/version-state.ts';
import { formatTableDateTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { questionMessages } from '../messages/questions.ts';
import type { State } from '../parts/state-mark.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { QuestionSheet } from './question-sheet.tsx';

const MARKS: Record<VersionState, State> = {
  IN_FORCE: 'done',
  DRAFT: 'waiting',
  IN_REVIEW: 'running',
  RETURNED: 'due',
  PAST: 'waiting',
  WITHDRAWN: 'paused',
};

/** Every version, the newest first: who wrote it, who reviewed it, what was said, and its full text on demand. */
export function QuestionHistory({ type, versions }: { type: QuestionType; versions: readonly ShownQuestionVersion[] }) {
  const t = useT(questionMessages);
  const zone = useZone();
  const time = (at: Date) => formatTableDateTime(at, zone);
  return (
    <Timeline
      items={versions.map((version) => ({
        time: time(version.createdAt),
        dateTime: new Date(version.createdAt).toISOString(),
        state: MARKS[version.state],
        title: `${t('versionNumber', { n: version.number })} · ${t(version.state)}`,
        detail: (
          <>
            <p>
              {version.fromRepository
                ? t('loadedAt', { time: time(version.createdAt) })
                : t('writtenBy', { name: version.writtenByName ?? '—', time: time(version.createdAt) })}
            </p>
            {version.submittedAt && <p>{t('submittedAt', { time: time(version.submittedAt) })}</p>}
            {version.reviewedAt && <p>{reviewed(version, version.reviewedAt)}</p>}
            <details>
              <summary>{t('fullText')}</summary>
              <QuestionSheet type={type} version={version} />
            </details>
          </>
        ),
      }))}
    />
  );

  function reviewed(version: ShownQuestionVersion, at: Date): string {
    const who = { name: version.reviewedByName ?? '—', time: time(at) };
    return version.reviewDecision === 'RETURNED'
      ? t('returnedBy', { ...who, note: version.reviewNote ?? '' })
      : t('releasedBy', who) + (version.reviewNote ? ` · ${version.reviewNote}` : '');
  }
}
