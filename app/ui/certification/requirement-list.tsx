import type { RequirementVerdict } from '~/certification/rules/judge-requirements.ts';
import type { Requirement } from '~/certification/rules/level-requirements.ts';
import { formatTableDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { certificationMessages } from '../messages/certification.ts';
import { useT, type Translator } from '../messages/define-messages.ts';
import { ClauseLink, type ClauseLinkProps } from '../parts/clause-link.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { Tag } from '../parts/tag.tsx';

type Words = Translator<typeof certificationMessages>;

export type RequirementListProps = {
  verdicts: readonly RequirementVerdict[];
  /** by `<document>#<article>` */
  clauses: Readonly<Record<string, ClauseLinkProps>>;
  /** by code */
  courses: Readonly<Record<string, { title: string; titleEn: string }>>;
  /** what was judged when the application was sent; where it differs, the row says so */
  sent?: readonly RequirementVerdict[];
  /** Leads the person themselves to where a missing requirement can be met. */
  leads?: boolean;
};

/** Beyond this the rest of the evidence is only counted. */
const EVIDENCE_SHOWN = 5;

/** Each requirement: met or not, by which evidence, by which clause. */
export function RequirementList({ verdicts, clauses, courses, sent, leads }: RequirementListProps) {
  const t = useT(certificationMessages);
  const english = useLocale() === 'en';
  return (
    <ul className="rows">
      {verdicts.map((verdict) => {
        const { requirement, met } = verdict;
        const before = sent?.find((one) => one.requirement.code === requirement.code);
        const course = requirement.kind === 'COURSE_FINISHED' ? courses[requirement.courseCode] : undefined;
        return (
          <li key={requirement.code}>
            <div className="grow">
              {sentenceOf(t, requirement, english ? course?.titleEn : course?.title)}
              {verdict.counted.length === 0 ? (
                <small>{t('nothingYet')}</small>
              ) : (
                verdict.counted.slice(0, EVIDENCE_SHOWN).map((one) => (
                  <small key={`${one.reference}${one.on}`}>
                    <span className="num">{formatTableDate(one.on)}</span> · {evidenceOf(t, requirement, one)}
                  </small>
                ))
              )}
              {verdict.counted.length > EVIDENCE_SHOWN && (
                <small>{t('evidenceMore', { n: verdict.counted.length - EVIDENCE_SHOWN })}</small>
              )}
              <HoursTotal verdict={verdict} t={t} />
              <Domains verdict={verdict} t={t} />
              {before && before.met !== met && <small>{t(before.met ? 'metWhenSent' : 'notMetWhenSent')}</small>}
              <small>
                <Basis clause={requirement.clause} clauses={clauses} t={t} />
              </small>
              {leads && !met && (
                <small>
                  <Lead requirement={requirement} t={t} />
                </small>
              )}
            </div>
            <StateMark state={met ? 'done' : 'waiting'}>{t(met ? 'met' : 'notMet')}</StateMark>
          </li>
        );
      })}
    </ul>
  );
}

function Basis({
  clause,
  clauses,
  t,
}: {
  clause: Requirement['clause'];
  clauses: RequirementListProps['clauses'];
  t: Words;
}) {
  const found = clause ? clauses[`${clause.doc}#${clause.article}`] : undefined;
  return found ? <ClauseLink {...found} /> : <Tag>{t('adopted')}</Tag>;
}

function Lead({ requirement, t }: { requirement: Requirement; t: Words }) {
  switch (requirement.kind) {
    case 'TEST_PASSED':
    case 'LEVEL_PAPER':
      return <a href="/tests">{t('toTests')}</a>;
    case 'COURSE_FINISHED':
      return <a href={`/courses/${requirement.courseCode}`}>{t('toCourse')}</a>;
    case 'CLASS_HOURS':
      return <a href="/record#hours">{t('toRecord')}</a>;
  }
}

function HoursTotal({ verdict, t }: { verdict: RequirementVerdict; t: Words }) {
  const { requirement, total, met } = verdict;
  if (requirement.kind !== 'CLASS_HOURS' || verdict.counted.length === 0) return null;
  const missing = Math.max(0, requirement.hours - total);
  return (
    <small>
      {missing > 0 ? t('totalHours', { total, missing }) : t(met ? 'totalHoursMet' : 'totalHoursKind', { total })}
    </small>
  );
}

/** What a level's paper says about each ability domain. */
function Domains({ verdict, t }: { verdict: RequirementVerdict; t: Words }) {
  const { domains } = verdict;
  if (!domains || domains.weighted === null) return null;
  const shares = domains.scores.map(({ domain, percent, floor, met }) => {
    const share =
      percent === null ? t('domainUntold', { domain: t(domain) }) : t('domainShare', { domain: t(domain), percent });
    return met ? share : `${share}${t('belowFloor', { floor })}`;
  });
  return <small>{t('domainsTold', { shares: shares.join(t('semicolon')), weighted: domains.weighted })}</small>;
}

function sentenceOf(t: Words, requirement: Requirement, course: string | undefined): string {
  switch (requirement.kind) {
    case 'TEST_PASSED':
    case 'LEVEL_PAPER':
      return t(requirement.kind, { score: requirement.minScore });
    case 'COURSE_FINISHED':
      return t('COURSE_FINISHED', { course: course ?? requirement.courseCode.toUpperCase() });
    case 'CLASS_HOURS':
      return t(requirement.classType ? 'CLASS_HOURS_WITH' : 'CLASS_HOURS', {
        months: requirement.months,
        hours: requirement.hours,
      });
  }
}

function evidenceOf(t: Words, requirement: Requirement, one: { reference: string; value: number }): string {
  if (requirement.kind === 'COURSE_FINISHED') return t('evidenceCourse', { reference: one.reference });
  return t(requirement.kind === 'CLASS_HOURS' ? 'evidenceClass' : 'evidenceTest', {
    reference: one.reference,
    value: one.value,
  });
}
