import type { RequirementVerdict } from '~/certification/rules/judge-requirements.ts';
import { formatTableDate } from '../format.ts';
import { certificationMessages } from '../messages/certification.ts';
import { useT, type Translator } from '../messages/define-messages.ts';
import { ClauseLink } from '../parts/clause-link.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { Tag } from '../parts/tag.tsx';

type Clause = { document: string; label: string; href: string; confirmed: boolean };
type Words = Translator<typeof certificationMessages>;

/** Each requirement: met or not, by which evidence, by which clause. */
export function RequirementList({
  verdicts,
  clauses,
}: {
  verdicts: readonly RequirementVerdict[];
  clauses: Record<string, Clause>;
}) {
  const t = useT(certificationMessages);
  return (
    <ul className="rows">
      {verdicts.map((verdict) => {
        const cited = verdict.requirement.clause;
        const clause = cited ? clauses[`${cited.doc}#${cited.article}`] : undefined;
        return (
          <li key={verdict.requirement.code}>
            <div className="grow">
              {sentenceOf(t, verdict)}
              {verdict.counted.length === 0 ? (
                <small>{t('nothingYet')}</small>
              ) : (
                verdict.counted.slice(0, 5).map((one) => (
                  <small key={`${one.reference}${one.on}`}>
                    <span className="num">{formatTableDate(one.on)}</span> {evidenceOf(t, verdict, one)}
                  </small>
                ))
              )}
              <HoursTotal verdict={verdict} t={t} />
              <small>
                {clause ? (
                  <ClauseLink
                    document={clause.document}
                    label={clause.label}
                    href={clause.href}
                    confirmed={clause.confirmed}
                  />
                ) : (
                  <Tag>{t('proposal')}</Tag>
                )}
              </small>
            </div>
            <StateMark state={verdict.met ? 'done' : 'waiting'}>{t(verdict.met ? 'met' : 'notMet')}</StateMark>
          </li>
        );
      })}
    </ul>
  );
}

function HoursTotal({ verdict, t }: { verdict: RequirementVerdict; t: Words }) {
  const { requirement, total } = verdict;
  if (requirement.kind !== 'CLASS_HOURS' || verdict.counted.length === 0) return null;
  const missing = Math.max(0, requirement.hours - total);
  return <small>{missing > 0 ? t('totalHours', { total, missing }) : t('totalHoursMet', { total })}</small>;
}

export function sentenceOf(t: Words, { requirement }: RequirementVerdict): string {
  switch (requirement.kind) {
    case 'TEST_PASSED':
    case 'LEVEL_PAPER':
      return t(requirement.kind, { score: requirement.minScore });
    case 'COURSE_FINISHED':
      return t('COURSE_FINISHED', { course: requirement.courseCode.toUpperCase() });
    case 'CLASS_HOURS':
      return t(requirement.classType ? 'CLASS_HOURS_WITH' : 'CLASS_HOURS', {
        months: requirement.months,
        hours: requirement.hours,
      });
  }
}

function evidenceOf(t: Words, { requirement }: RequirementVerdict, one: { reference: string; value: number }): string {
  if (requirement.kind === 'COURSE_FINISHED') return t('evidenceCourse', { reference: one.reference });
  return t(requirement.kind === 'CLASS_HOURS' ? 'evidenceClass' : 'evidenceTest', {
    reference: one.reference,
    value: one.value,
  });
}
