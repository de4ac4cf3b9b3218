import type { OrganizationPicker } from '~/identity/rules/organization-choice.ts';
import { formatDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { accountsMessages } from '../messages/accounts.ts';
import { useT } from '../messages/define-messages.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import { OrganizationField } from '../parts/organization-field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { CodeSheet, type CodeRow } from './code-sheet.tsx';

export type ActivationPageProps = {
  places: OrganizationPicker;
  waiting: number;
  /** whether the list of accounts above this page is open to this person */
  mayList: boolean;
  issued?: { codes: readonly CodeRow[]; left: number; until: Date; address: string } | undefined;
};

/** The sheet of activation codes of one organization: choose, make, print, cut. */
export function ActivationPage({ places, waiting, mayList, issued }: ActivationPageProps) {
  const organization = places.chosen;
  const t = useT(accountsMessages);
  const [locale, zone] = [useLocale(), useZone()];
  return (
    <AdminShell roomy>
      <PageHead
        title={issued ? t('sheetDone', { n: issued.codes.length }) : t('sheetTitle')}
        path={
          mayList && (
            <Breadcrumbs items={[{ label: t('accountsTitle'), href: '/admin/accounts' }, { label: t('sheetTitle') }]} />
          )
        }
        lead={issued ? organization?.name : t('sheetLead')}
      />
      {issued && organization && (
        <>
          <Notice kind="due" title={t('sheetPrint', { date: formatDate(issued.until, locale, zone) })}>
            {issued.left > 0 && t('sheetLeft', { n: issued.left })}
          </Notice>
          <CodeSheet rows={issued.codes} address={issued.address} />
        </>
      )}
      {!issued && (
        <form method="get" className="form">
          <OrganizationField name="organization" label={t('sheetWhere')} picker={places} required />
          <div className="form-acts">
            <Button look={organization ? 'quiet' : 'ink'}>{t('rescueSearchButton')}</Button>
          </div>
        </form>
      )}
      {!issued && organization && waiting === 0 && (
        <div className="after-form">
          <EmptyState title={t('sheetNone')}>{organization.name}</EmptyState>
        </div>
      )}
      {!issued && organization && waiting > 0 && (
        <section className="after-form">
          <h2>{organization.name}</h2>
          <p>{t('sheetWaiting', { n: waiting })}</p>
          <p className="cap">{t('sheetOverwrites')}</p>
          <form method="post" className="form-acts">
            <Button look="red">{t('sheetMake')}</Button>
          </form>
        </section>
      )}
    </AdminShell>
  );
}
