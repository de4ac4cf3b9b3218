import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { setLevelOne } from '~/certification/commands/set-level.server.ts';
import { levelPage } from '~/certification/queries/level-page.server.ts';
import type { LevelRequirements, Requirement } from '~/certification/rules/level-requirements.ts';
import { parseFormData } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { LevelForm } from '~/ui/certification/level-form.tsx';
import { certificationMessages } from '~/ui/messages/certification.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Button } from '~/ui/parts/button.tsx';
import { Card } from '~/ui/parts/card.tsx';
import { DataTable } from '~/ui/parts/data-table.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, context }) => {
  const { current, history } = await levelPage(actor);
  return {
    title: translator(certificationMessages, context.locale)('levelsTitle'),
    today: today(),
    current: current && figuresOf(current.requirements, current.validityMonths),
    history: history.map((row) => ({
      id: row.id,
      validFrom: row.validFrom,
      validTo: row.validTo,
      figures: figuresOf(row.requirements, row.validityMonths),
    })),
  };
});

type LevelFigures = {
  testScore: number;
  paperScore: number;
  hours: number;
  months: number;
  renewalHours: number;
  validityMonths: number;
};

function figuresOf(requirements: LevelRequirements, validityMonths: number): LevelFigures {
  const find = <K extends Requirement['kind']>(list: Requirement[], kind: K) =>
    list.find((one): one is Extract<Requirement, { kind: K }> => one.kind === kind);
  const hours = find(requirements.first, 'CLASS_HOURS');
  return {
    testScore: find(requirements.first, 'TEST_PASSED')?.minScore ?? 0,
    paperScore: find(requirements.first, 'LEVEL_PAPER')?.minScore ?? 0,
    hours: hours?.hours ?? 0,
    months: hours?.months ?? 12,
    renewalHours: find(requirements.renewal, 'CLASS_HOURS')?.hours ?? 0,
    validityMonths,
  };
}

function changed(list: Requirement[], figures: LevelFigures, renewal: boolean): Requirement[] {
  return list.map((one) => {
    if (one.kind === 'TEST_PASSED') return { ...one, minScore: figures.testScore };
    if (one.kind === 'LEVEL_PAPER') return { ...one, minScore: figures.paperScore };
    if (one.kind === 'CLASS_HOURS')
      return {
        ...one,
        hours: renewal ? figures.renewalHours : figures.hours,
        months: renewal ? one.months : figures.months,
      };
    return one;
  });
}

const figure = (most: number) => z.coerce.number('bad-number').min(0, 'bad-number').max(most, 'bad-number');
const settings = z.object({
  validFrom: z.iso.date('bad-number'),
  testScore: figure(100),
  paperScore: figure(100),
  hours: figure(1000),
  months: figure(60).int('bad-number').min(1, 'bad-number'),
  renewalHours: figure(1000),
  validityMonths: figure(120).int('bad-number').min(1, 'bad-number'),
});

export const action = forActor(async ({ actor, request }) => {
  const form = await request.formData();
  const { current } = await levelPage(actor);
  if (form.get('intent') === 'adopt' || !current) {
    const result = await setLevelOne(actor, null);
    return result.ok ? redirect('/admin/certification/level') : { errors: { validFrom: result.reason }, values: {} };
  }
  const parsed = parseFormData(form, settings);
  if (!parsed.ok) return { errors: parsed.errors, values: parsed.values };
  const { validFrom, ...figures } = parsed.value;
  const result = await setLevelOne(actor, {
    validFrom,
    validityMonths: figures.validityMonths,
    requirements: {
      first: changed(current.requirements.first, figures, false),
      renewal: changed(current.requirements.renewal, figures, true),
    },
  });
  if (result.ok) return redirect('/admin/certification/level');
  return {
    errors: { validFrom: result.reason },
    values: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
  };
});

export default function AdminCertificationLevel() {
  const { title, today, current, history } = useLoaderData<typeof loader>();
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
        <>
          <Card title={t('history')} flush>
            <DataTable
              caption={t('history')}
              rows={history}
              rowKey={(row) => row.id}
              columns={[
                { key: 'from', head: t('from'), numeric: true, card: 'title', cell: (row) => row.validFrom },
                { key: 'to', head: t('to'), numeric: true, cell: (row) => row.validTo ?? t('openEnd') },
                ...(['testScore', 'paperScore', 'hours', 'months', 'renewalHours', 'validityMonths'] as const).map(
                  (key) => ({
                    key,
                    head: t(key),
                    numeric: true,
                    cell: (row: (typeof history)[number]) => row.figures[key],
                  }),
                ),
              ]}
            />
          </Card>
          <Card title={t('change')}>
            <LevelForm current={current} today={today} refused={refused ?? null} />
          </Card>
        </>
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
