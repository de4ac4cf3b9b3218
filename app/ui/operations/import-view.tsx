import type { ImportPage } from '~/operations/rules/import-page.ts';
import { formatDuration } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { StepBar } from '../parts/step-bar.tsx';
import { ImportErrors } from './import-errors.tsx';
import { ImportMapping } from './import-mapping.tsx';
import { ImportSheets } from './import-sheets.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportSplit } from './import-split.tsx';
import { ImportUndo } from './import-undo.tsx';
import type { ImportViewProps } from './import-view-props.ts';
import { ImportWaiting } from './import-waiting.tsx';

const STEP: Record<ImportPage['status'], number> = {
  UPLOADED: 0,
  FAILED: 0,
  NEEDS_MAPPING: 1,
  CHECKING: 2,
  READY: 2,
  DISCARDED: 2,
  COMMITTING: 3,
  COMMITTED: 4,
  UNDOING: 4,
  UNDONE: 5,
};

/** One import, in whatever state it is. */
export function ImportView(props: ImportViewProps) {
  const { page, label, labelEn, refusal, corrected, columns } = props;
  const t = useT(importMessages);
  const locale = useLocale();
  const { status, counts } = page;
  const settled = ['READY', 'COMMITTED', 'UNDONE', 'DISCARDED'].includes(status);
  const beside =
    status === 'READY' && (page.waiting || page.decided.length > 0) ? (
      <ImportWaiting {...props} />
    ) : status === 'COMMITTED' || (status === 'UNDONE' && page.kept.length > 0) ? (
      <ImportUndo {...props} />
    ) : null;
  const left = counts.error + counts.ambiguous + counts.skipped;
  const nameOf = (key: string): string => {
    const column = columns.find((one) => one.key === key);
    return (locale === 'en' ? column?.labelEn : column?.label) ?? key;
  };
  return (
    <>
      <PageHead
        path={
          <Breadcrumbs
            items={[{ label: t('title'), href: '/admin/imports' }, { label: locale === 'en' ? labelEn : label }]}
          />
        }
        title={page.fileName}
        lead={<Lead page={page} />}
      />
      <StepBar
        label={t('steps')}
        steps={[t('stepUpload'), t('stepMap'), t('stepCheck'), t('stepWrite'), t('stepUndo')]}
        current={STEP[status]}
      />
      {refusal && (
        <Notice
          kind="bad"
          title={
            refusal.reason === 'missing'
              ? t('missing', { columns: (refusal.keys ?? []).map(nameOf).join(locale === 'en' ? ', ' : '、') })
              : (t as (key: string) => string)(refusal.reason)
          }
        />
      )}
      {corrected && status === 'READY' && !refusal && (
        <Notice
          kind={corrected.wrong > 0 ? 'due' : 'success'}
          title={corrected.wrong > 0 ? t('correctedWrong', corrected) : t('corrected', { rows: corrected.rows })}
        />
      )}
      {status === 'FAILED' && (
        <Notice kind="bad" title={(t as (key: string) => string)(page.failure ?? 'not-a-spreadsheet')}>
          <LinkButton href={`/admin/imports?kind=${page.kind}`}>{t('newImport')}</LinkButton>
        </Notice>
      )}
      <ImportSheets page={page} />
      {page.underWay && <ImportProgress page={page} />}
      {status === 'NEEDS_MAPPING' && <ImportMapping page={page} columns={columns} />}
      {settled && (
        <div className="stack">
          <ImportSplit counts={counts} />
          {page.effects.begins + page.effects.ends > 0 && <p className="quiet">{t('effects', page.effects)}</p>}
          <div className={left > 0 && beside ? 'columns-7-5' : undefined}>
            {left > 0 && (
              <div className="stack">
                <ImportErrors {...props} />
              </div>
            )}
            {beside && <div className="stack">{beside}</div>}
          </div>
          <ImportMapping page={page} columns={columns} />
          {status === 'READY' && <CommitBar page={page} />}
        </div>
      )}
    </>
  );
}

function Lead({ page }: { page: ImportPage }) {
  const t = useT(importMessages);
  const locale = useLocale();
  const { counts, progress } = page;
  const time = formatDuration(Math.max(1, progress.elapsedSeconds), locale);
  const rest = counts.error + counts.ambiguous + counts.skipped;
  switch (page.status) {
    case 'NEEDS_MAPPING':
      return t('leadMapping');
    case 'READY':
      return t('leadReady', { time, ok: counts.writable, bad: counts.error, unsure: counts.ambiguous, rest });
    case 'COMMITTED':
      return t('leadWritten', { n: counts.applied, time, rest });
    case 'UNDONE':
      return counts.applied > 0
        ? t('leadUndoneKept', { n: counts.undone, kept: counts.applied })
        : t('leadUndone', { n: counts.undone });
    case 'FAILED':
      return t('leadFailed');
    case 'DISCARDED':
      return t('leadDiscarded');
    case 'UPLOADED':
      return t('leadReading');
    default:
      return t('leaveAndReturn');
  }
}

function CommitBar({ page }: { page: ImportPage }) {
  const t = useT(importMessages);
  const { counts } = page;
  const rest = counts.error + counts.ambiguous + counts.skipped;
  return (
    <form method="post" action={`/admin/imports/${page.id}`} className="commit-bar">
      <p>
        {counts.writable > 0
          ? t('commitSentence', {
              n: counts.writable,
              create: counts.create,
              update: counts.update,
              none: counts.none,
              rest,
            })
          : t('commitNothing')}{' '}
        {counts.writable > 0 && <span className="quiet">{t('commitUndo')}</span>}
      </p>
      <Button name="intent" value="discard">
        {t('discard')}
      </Button>
      {counts.writable > 0 && (
        <Button name="intent" value="commit" look="red">
          {t('commit', { n: counts.writable })}
        </Button>
      )}
    </form>
  );
}
