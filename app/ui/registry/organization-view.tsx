import type { OrganizationPicker } from '~/identity/rules/organization-choice.ts';
import { ORGANIZATION_LIST, type OrganizationPage } from '~/registry/rules/organization-list-spec.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { registryMessages } from '../messages/registry.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { OrganizationField } from '../parts/organization-field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { RefusalNotice, useFormAnswer, type FormAnswer } from './form-fields.tsx';
import { OrganizationTable } from './organization-table.tsx';

export type OrganizationViewProps = {
  organization: OrganizationPage;
  /** the act that the page asks about, where scripts do not run */
  asking: string | null;
  /** where it may be moved */
  places: OrganizationPicker | null;
  answer: FormAnswer;
};

/** One organization: particulars, those below it, the people in it, and its place in the tree. */
export function OrganizationView({ organization, asking, places, answer }: OrganizationViewProps) {
  const t = useT(registryMessages);
  const word = t as (key: string) => string;
  const locale = useLocale();
  const { error } = useFormAnswer(answer, {});
  const here = `/admin/organizations/${organization.id}`;
  const open = organization.mayWrite && organization.endedOn === null;
  const figure = (value: number | null): string => (value === null ? '—' : formatNumber(value, locale));
  return (
    <>
      <RefusalNotice answer={answer} />
      <PageHead
        path={
          <Breadcrumbs
            items={[
              { label: t('organizations'), href: ORGANIZATION_LIST.path },
              ...organization.ancestors.map(({ id, name }) => ({ label: name, href: `/admin/organizations/${id}` })),
              { label: organization.shortName ?? organization.name },
            ]}
          />
        }
        title={organization.name}
        lead={organization.endedOn ? t('endedSince', { date: organization.endedOn }) : word(organization.type)}
        actions={
          <>
            <LinkButton href={`/admin/cadres?within=${organization.id}`}>
              {t('cadresHere', { n: organization.cadres })}
            </LinkButton>
            {open && <LinkButton href={`${here}/edit`}>{t('editOrganization')}</LinkButton>}
            {open && <LinkButton href={`${here}/new`}>{t('newChild')}</LinkButton>}
          </>
        }
      />
      <div className="columns-aside">
        <Card
          title={t('children')}
          aside={
            organization.children.length > 0 && (
              <a className="num" href={`${ORGANIZATION_LIST.path}?parent=${organization.id}`}>
                {t('childrenList', { n: organization.children.length })}
              </a>
            )
          }
          flush
        >
          <OrganizationTable rows={organization.children} caption={t('children')} brief empty={t('childrenNone')} />
        </Card>
        <div className="stack">
          <Card title={t('basics')}>
            <DescriptionList
              narrow
              items={[
                { term: t('code'), detail: <span className="num">{organization.code}</span> },
                { term: t('unitNature'), detail: organization.unitNature && word(organization.unitNature) },
                { term: t('memberCount'), detail: figure(organization.memberCount) },
                { term: t('fullMemberCount'), detail: figure(organization.fullMemberCount) },
                { term: t('staffCount'), detail: figure(organization.staffCount) },
                { term: t('termStart'), detail: organization.termStart },
                { term: t('termYears'), detail: figure(organization.termYears) },
                { term: t('contact'), detail: organization.contact },
              ]}
            />
          </Card>
          {open && places && (
            <Card title={t('moveOrganization')} note={t('moveWhat', { n: organization.descendants })}>
              <form method="post" className="form">
                <OrganizationField
                  name="parentId"
                  label={t('moveTo')}
                  picker={places}
                  answer={answer?.picked?.['parentId']}
                  error={error('parentId')}
                  required
                />
                <input type="hidden" name="intent" value="move" />
                <div className="form-acts">
                  <Button>{t('moveOrganization')}</Button>
                </div>
              </form>
              {asking === 'end' ? (
                <form method="post" className="stack">
                  <p>{t('endWhat')}</p>
                  <Button name="intent" value="end" look="danger">
                    {t('end')}
                  </Button>
                </form>
              ) : (
                <ConfirmDialog
                  trigger={t('end')}
                  href={`${here}?confirm=end`}
                  title={t('end')}
                  action={here}
                  fields={{ intent: 'end' }}
                  confirm={t('end')}
                >
                  <p>{t('endWhat')}</p>
                </ConfirmDialog>
              )}
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
