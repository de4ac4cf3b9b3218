import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { levelPage } from '~/certification/queries/level-page.server.ts';
import { askedOf, figuresOf, withFigures } from '~/certification/rules/level-figures.ts';
import { citedClauses } from '~/certification/rules/level-requirements.ts';
import { parseFormData } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { LevelForm } from '~/ui/certification/level-form.tsx';
import { LevelDomains, LevelHistory } from '~/ui/certification/level-history.tsx';
import { certificationMessages } from '~/ui/messages/certification.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Button } from '~/ui/parts/button.tsx';
import { Card } from '~/ui/parts/card.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export const loader = forActor(async ({ actor, context }) => {
  const { current, history, clauses, courses, topics, offered, citable } = await levelPage(actor);
  return {
    title: translator(certificationMessages, context.locale)('levelsTitle'),
    today: today(),
    current: current && figuresOf(current),
    citable,
    offered,
    topics,
    inForce: current?.id ?? null,
    history: history.map((row) => ({
      id: row.id,
      validFrom: row.validFrom,
      validTo: row.validTo,
      figures: figuresOf(row),
      course: courses[figuresOf(row).courseCode] ?? null,
      asked: askedOf(row.requirements),
      confirmedBy: row.confirmedByName,
      recordedAt: row.recordedAt,
      clauses: [
        ...new Set(
          citedClauses(row)
            .toSorted((a, b) => a.doc.localeCompare(b.doc) || Number(a.article) - Number(b.article))
            .map(({ doc, article }) => `${doc}#${article}`),
        ),
      ].flatMap((key) => clauses[key] ?? []),
    })),
  };
});

const figure = (most: number) => z.coerce.number('bad-number').min(0, 'bad-number').max(most, 'bad-number');
const share = figure(100).int('bad-number');
const shares = z.object({
  PARTY_WORK: share,
  MASS_SERVICE: share,
  TASK_LEADERSHIP: share,
  MANAGEMENT_BUSINESS: share,
});
const settings = z.object({
  validFrom: z.iso.date('bad-number'),
  testScore: figure(100),
  paperScore: figure(100),
  hours: figure(1000),
  months: figure(60).int('bad-number').min(1, 'bad-number'),
  renewalHours: figure(1000),
  validityMonths: figure(120).int('bad-number').min(1, 'bad-number'),
  courseCode: z.string().max(40),
  clauseId: z.union([z.literal(''), z.uuid('no-clause')]).transform((value) => value || null),
});
const FIELDS = {
  'date-in-past': 'validFrom',
  'same-day': 'validFrom',
  'weights-not-100': 'weights.PARTY_WORK',
  'no-clause': 'clauseId',
  'no-course': 'courseCode',
} as const;

export const action = forActor(async ({ actor, request }) => {
  const form = await request.formData();
  const { current } = await levelPage(actor);
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 });
  if (form.get('intent') === 'adopt' || !current) {
    const result = await setLevelOne(actor, null);
    return result.ok ? redirect('/admin/certification/level') : refused({ [FIELDS[result.reason]]: result.reason });
  }
  const parsed = parseFormData(form, settings);
  const weights = sharesIn(form, 'weights');
  const floors = sharesIn(form, 'floors');
  if (!parsed.ok || !weights.ok || !floors.ok)
    return refused({ ...(!parsed.ok && parsed.errors), ...weights.errors, ...floors.errors });
  const { validFrom, clauseId, ...numbers } = parsed.value;
  const figures = { ...numbers, weights: weights.value, floors: floors.value };
  const result = await setLevelOne(actor, {
    validFrom,
    clauseId,
    validityMonths: figures.validityMonths,
    weights: figures.weights,
    floors: figures.floors,
    requirements: withFigures(current.requirements, figures),
  });
  return result.ok ? redirect('/admin/certification/level') : refused({ [FIELDS[result.reason]]: result.reason });
});

/** The four fields `<group>.<DOMAIN>` of a form. */
function sharesIn(form: FormData, group: 'weights' | 'floors') {
  const given = Object.fromEntries(Object.keys(shares.shape).map((domain) => [domain, form.get(`${group}.${domain}`)]));
  const read = shares.safeParse(given);
  if (read.success) return { ok: true as const, value: read.data, errors: {} };
  const errors = Object.fromEntries(
    read.error.issues.map((issue) => [`${group}.${issue.path.join('.')}`, 'bad-number']),
  );
  return { ok: false as const, errors };
}

export default function AdminCertificationLevel() {
  const { title, today: day, current, history, inForce, topics, citable, offered } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(certificationMessages);
  return (
    <AdminShell roomy>
      <PageHead
        title={title}
        path={<Breadcrumbs items={[{ label: t('listTitle'), href: '/admin/certification' }, { label: title }]} />}
        lead={t('levelsLead')}
      />
      {current ? (
        <div className="stack">
          <Card title={t('history')} flush>
            <LevelHistory rows={history} inForce={inForce} />
          </Card>
          <LevelDomains rows={history} inForce={inForce} topics={topics} />
          <Card title={t('change')}>
            <LevelForm current={current} today={day} citable={citable} offered={offered} refused={refused ?? null} />
          </Card>
        </div>
      ) : (
        <Card title={t('adopt')}>
          <p>{t('adoptWhy')}</p>
          <Notice kind="info" title={t('proposal')} />
          <form method="post" className="form-acts">
            <input type="hidden" name="intent" value="adopt" />
            <Button look="red">{t('adopt')}</Button>
          </form>
        </Card>
      )}
    </AdminShell>
  );
}
