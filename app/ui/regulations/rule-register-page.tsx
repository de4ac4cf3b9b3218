import type { RuleRow } from '~/regulations/rules/regulation-views.ts';
import { formatTableDateTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { regulationMessages } from '../messages/regulations.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ClauseLink } from '../parts/clause-link.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Select } from '../parts/select.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { UnconfirmedTag } from '../parts/tag.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { RegulationTabs } from './regulation-tabs.tsx';
import { ruleStanding, ruleValueWords } from './rule-words.ts';

export type RuleRegisterPageProps = {
  rules: readonly RuleRow[];
  places: readonly { id: string; name: string }[];
  clauses: readonly { clauseId: string; documentTitle: string; label: string; heading: string }[];
  today: string;
  said: 'set' | 'confirmed' | null;
  answer: { errors: Record<string, string>; values: Record<string, string> } | undefined;
};

const STATES = { holdsNow: 'done', holdsLater: 'waiting', heldBefore: 'paused' } as const;

/** Dated rules: each row with its value, its dates, its clause and who put a name to it. */
export function RuleRegisterPage(props: RuleRegisterPageProps) {
  const t = useT(regulationMessages);
  return (
    <AdminShell>
      <PageHead
        title={t('rulesTitle')}
        lead={t('rulesLead')}
        actions={
          props.rules.length > 0 && (
            <LinkButton href="/admin/regulations/rules/export" icon="download" download>
              {t('exportRules', { n: props.rules.length })}
            </LinkButton>
          )
        }
      />
      <RegulationTabs current="rules" />
      <div className="rule-desk">
        {props.said && <Notice kind="success" title={t(`said.${props.said}`)} />}
        <DataTable
          caption={t('rulesTitle')}
          columns={useColumns(props.today)}
          rows={props.rules}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('noRules')}>{t('noRulesWhy')}</EmptyState>}
        />
        <Card title={t('setRule')}>
          <RuleForm {...props} />
        </Card>
      </div>
    </AdminShell>
  );
}

function useColumns(today: string): Column<RuleRow>[] {
  const t = useT(regulationMessages);
  const zone = useZone();
  const english = useLocale() === 'en';
  return [
    { key: 'code', head: t('ruleCode'), card: 'title', cell: (row) => row.code },
    { key: 'value', head: t('value'), wrap: true, cell: (row) => ruleValueWords(row, english, t) },
    { key: 'scope', head: t('scope'), wrap: true, cell: (row) => row.organization },
    {
      key: 'validity',
      head: t('validity'),
      cell: (row) => (
        <span className="num">
          {row.validTo
            ? t('validBetween', { from: row.validFrom, to: row.validTo })
            : t('validSince', { from: row.validFrom })}
        </span>
      ),
    },
    {
      key: 'basis',
      head: t('basis'),
      wrap: true,
      cell: (row) =>
        row.documentCode && row.documentTitle && row.label ? (
          <ClauseLink
            document={row.documentTitle}
            label={row.label}
            href={`/regulations/${row.documentCode}#article-${row.article}`}
            confirmed={row.confirmed}
          />
        ) : (
          <span>
            {t('noBasis')} {!row.confirmed && <UnconfirmedTag />}
          </span>
        ),
    },
    {
      key: 'state',
      head: t('state'),
      card: 'state',
      cell: (row) => {
        const standing = ruleStanding(row, today);
        return <StateMark state={STATES[standing]}>{t(standing)}</StateMark>;
      },
    },
    {
      key: 'recorded',
      head: t('recorded'),
      wrap: true,
      cell: (row) => (
        <div className="row">
          {row.recordedBy
            ? t('recordedBy', { name: row.recordedBy, time: formatTableDateTime(row.recordedAt, zone) })
            : formatTableDateTime(row.recordedAt, zone)}
          {row.confirmedBy && row.confirmedAt ? (
            <p className="cap">
              {t('confirmedBy', { name: row.confirmedBy, date: formatTableDateTime(row.confirmedAt, zone) })}
            </p>
          ) : (
            row.current && (
              <form method="post">
                <input type="hidden" name="intent" value="confirm" />
                <input type="hidden" name="ruleId" value={row.id} />
                <Button small>{t('confirmRule')}</Button>
              </form>
            )
          )}
        </div>
      ),
    },
  ];
}

function RuleForm({ rules, places, clauses, today, answer }: RuleRegisterPageProps) {
  const t = useT(regulationMessages);
  const field = (name: string, initial = '') => ({
    name,
    defaultValue: answer?.values[name] ?? initial,
    error: answer?.errors[name],
  });
  return (
    <form method="post" className="form">
      <ErrorSummary errors={answer?.errors ?? {}} />
      <input type="hidden" name="intent" value="set" />
      <Select
        {...field('organizationId')}
        label={t('scope')}
        choices={places.map(({ id, name }) => ({ value: id, label: name }))}
        empty={false}
        required
      />
      <TextInput {...field('code')} label={t('ruleCode')} hint={t('ruleCodeHint')} list="rule-codes" required />
      <datalist id="rule-codes">
        {[...new Set(rules.map((rule) => rule.code))].map((code) => (
          <option key={code}>{code}</option>
        ))}
      </datalist>
      <TextInput {...field('value')} label={t('value')} width="medium" required />
      <TextInput {...field('unit')} label={t('unit')} width="short" />
      <Select
        {...field('clauseId')}
        label={t('basis')}
        empty={t('noBasis')}
        choices={clauses.map((clause) => ({
          value: clause.clauseId,
          label: `《${clause.documentTitle}》${clause.label} ${clause.heading}`,
        }))}
      />
      <DateInput {...field('validFrom', today)} label={t('validFrom')} required />
      <div className="form-acts">
        <Button look="red">{t('setRuleAct')}</Button>
      </div>
    </form>
  );
}
