import type { ReactNode } from 'react';
import type { ResultPage } from '~/exams/queries/result-page.server.ts';
import { formatDate, formatDateTime, formatTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { candidateMessages } from '../messages/candidate.ts';
import { useT } from '../messages/define-messages.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { AppealPanel, type AppealFault } from './appeal-panel.tsx';
import { ResultSheet, type ResultSheetProps } from '../result/result-sheet.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';

export type ReviewShown = 'wrong' | 'flagged' | 'all';
type Props = { page: ResultPage; shown: ReviewShown; most: number; fault: AppealFault | null };

/** The result of a sitting, or what it is waiting for. */
export function SittingResult(props: Props) {
  const { page } = props;
  return (
    <LearnerShell page="result">
      {page.status === 'GRADED' ? <Graded {...props} /> : <NotYet page={page} fault={props.fault} />}
    </LearnerShell>
  );
}

function NotYet({ page, fault }: Pick<Props, 'page' | 'fault'>) {
  const t = useT(candidateMessages);
  const zone = useZone();
  const annulled = page.status === 'VOID';
  return (
    <div className="wrap" data-attempt={annulled ? undefined : page.attemptId} id="waiting">
      <header className="hello">
        <p className="when">{page.title ?? t('practiceTitle')}</p>
        <h1>{t(annulled ? 'voidTitle' : 'gradingTitle')}</h1>
      </header>
      <p>
        {annulled
          ? t('voidWhat')
          : page.gradeDueAt
            ? t('gradingGrace', { time: formatTime(page.gradeDueAt, zone, true) })
            : t('gradingWhat')}
      </p>
      {page.gradeDueAt !== null && (
        <form method="post" action={`/sittings/${page.attemptId}`} id="finish">
          <input type="hidden" name="intent" value="hand-in" />
          <Button>{t('markNow')}</Button>
        </form>
      )}
      {annulled && page.review?.appeal && <AppealPanel page={page} review={page.review} fault={fault} />}
      {!annulled && (
        <noscript>
          <p>
            <a className="btn" href={`/sittings/${page.attemptId}/result`}>
              {t('lookAgain')}
            </a>
          </p>
        </noscript>
      )}
    </div>
  );
}

function Graded({ page, shown, most, fault }: Props) {
  const t = useT(candidateMessages);
  const locale = useLocale();
  const zone = useZone();
  const english = locale === 'en';
  const { grade } = page;
  const consequences = useConsequences(page);
  const next = useSteps(page);
  const review = useReview(page, shown, most);
  const context: ReactNode = `${page.title ?? t('practiceTitle')}　${formatDate(page.startedAt, locale, zone)}`;
  if (!grade)
    return (
      <ResultSheet
        context={context}
        verdict="pending"
        score={null}
        consequences={[
          page.scoreFrom
            ? t('publishedFrom', { time: formatDateTime(page.scoreFrom, locale, zone) })
            : t('notPublished'),
        ]}
      />
    );
  const sections = grade.sections.map((section) => ({
    name: english ? section.titleEn : section.title,
    score: section.score,
    full: section.points,
    minimum: section.minimum,
  }));
  return (
    <>
      {!page.practice && <div id="kept" hidden data-attempt={page.attemptId} />}
      {page.lateKept > 0 && <Notice kind="info" title={t('lateKept', { n: page.lateKept })} />}
      <ResultSheet
        context={context}
        verdict={grade.passed ? 'passed' : 'failed'}
        score={{ got: grade.score, full: grade.points, passMark: grade.passMark }}
        consequences={consequences}
        next={next}
        sections={sections}
        basis={t('basis', { title: english ? page.policy.titleEn : page.policy.title, n: page.policy.number })}
        review={review}
        objection={
          page.review ? (
            <AppealPanel page={page} review={page.review} fault={fault} />
          ) : (
            <LinkButton href="/practice">{t('practiceMore')}</LinkButton>
          )
        }
      />
    </>
  );
}

function useConsequences(page: ResultPage): string[] {
  const t = useT(candidateMessages);
  const locale = useLocale();
  const zone = useZone();
  const { grade, eligibility } = page;
  if (!grade) return [];
  const missed = grade.sections.filter(({ score, minimum }) => minimum !== null && score < minimum);
  const names = missed.map((section) => (locale === 'en' ? section.titleEn : section.title));
  const parts = grade.sections.some(({ minimum }) => minimum !== null)
    ? [
        missed.length > 0
          ? t('sectionsMissed', { names: names.join(locale === 'en' ? ', ' : '、') })
          : t('allSectionsMet'),
      ]
    : [];
  if (page.practice) return parts;
  if (!grade.passed) {
    if (!page.nextChance) return parts;
    const date = formatDate(page.nextChance.on, locale);
    return [...parts, t(page.nextChance.kind === 'retake' ? 'failedRetake' : 'failedCooling', { date })];
  }
  const reason = eligibility?.reason ?? '';
  switch (eligibility?.status) {
    case 'CONFIRMED':
      return [
        ...parts,
        t('passedCONFIRMED', {
          date: eligibility.decidedAt ? formatDate(eligibility.decidedAt, locale, zone) : '',
          name: eligibility.decidedByName ?? '',
        }) + (eligibility.validUntil ? t('validUntil', { date: formatDate(eligibility.validUntil, locale) }) : ''),
      ];
    case 'HELD':
      return [...parts, t('passedHELD', { reason })];
    case 'WITHDRAWN':
      return [...parts, t('passedWITHDRAWN', { reason })];
    default:
      return [...parts, t('passedFLAGGED')];
  }
}

function useSteps(page: ResultPage): ResultSheetProps['next'] {
  const t = useT(candidateMessages);
  if (page.practice || !page.grade?.passed) return undefined;
  const confirmed = page.eligibility?.status === 'CONFIRMED';
  if (page.eligibility?.status === 'WITHDRAWN') return undefined;
  const confirm = { title: t('stepConfirm'), detail: t('stepConfirmDetail'), now: !confirmed };
  // The level paper is evidence of an application and has no slip of its own.
  if (page.occasion === 'CERTIFICATION_L1')
    return [
      confirm,
      {
        title: confirmed ? <a href="/certification">{t('stepApply')}</a> : t('stepApply'),
        detail: t('stepApplyDetail'),
        now: confirmed,
      },
    ];
  return [
    confirm,
    {
      title: confirmed ? <a href="/certificates">{t('stepSlip')}</a> : t('stepSlip'),
      detail: t('stepSlipDetail'),
      now: confirmed,
    },
    { title: t('stepReview'), detail: t('stepReviewDetail') },
  ];
}

function useReview(page: ResultPage, shown: ReviewShown, most: number): ResultSheetProps['review'] {
  const t = useT(candidateMessages);
  const locale = useLocale();
  const zone = useZone();
  const { grade, items: review } = page;
  if (!grade) return undefined;
  if (!review)
    return {
      closed: page.itemsFrom
        ? t('reviewFrom', { time: formatDateTime(page.itemsFrom, locale, zone) })
        : t('reviewNever'),
    };
  const here = `/sittings/${page.attemptId}/result`;
  const chosen = {
    wrong: review.filter((item) => item.earned < item.points),
    flagged: review.filter((item) => page.flagged.includes(item.number)),
    all: review,
  };
  const items = chosen[shown];
  const sectionOf = (topic: string): string => {
    const found = page.sectionTopics.find(({ topics }) => topics.includes(topic));
    return found ? (locale === 'en' ? found.titleEn : found.title) : '';
  };
  const tab = (value: ReviewShown, label: string) => ({
    label,
    href: `${here}?show=${value}`,
    count: chosen[value].length,
    current: value === shown,
  });
  return {
    note: t('reviewNote', { total: review.length, wrong: grade.wrong, open: grade.open }),
    filters: [tab('wrong', t('filterWrong')), tab('flagged', t('filterFlagged')), tab('all', t('filterAll'))],
    answers: items.slice(0, most).map((item) => ({
      number: item.number,
      kind: item.kind,
      section: sectionOf(item.topic),
      stem: item.stem,
      options: item.options,
      chosen: item.chosen,
      key: item.key,
      correct: item.correct,
      points: item.points,
      pointsGot: item.earned,
      explanation: item.explanation,
      clause: item.clause,
    })),
    more:
      items.length > most
        ? { label: t('reviewMore', { n: items.length - most }), href: `${here}?show=${shown}&everything=1` }
        : undefined,
  };
}
