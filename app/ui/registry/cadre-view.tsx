import type { ReactNode } from 'react';
import type { CadrePage } from '~/registry/rules/cadre-page.ts';
import { useT } from '../messages/define-messages.ts';
import { registryMessages } from '../messages/registry.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Tag } from '../parts/tag.tsx';
import { CadrePosts } from './cadre-posts.tsx';

export type CadreViewProps = {
  cadre: CadrePage;
  /** where the person is exempted from the test; null for who may not */
  exemptHref: string | null;
  /** Learning, tests, certificates, classes and credits together with the posts, on one line of time. */
  timeline: ReactNode;
};

/** One person: basic data, posts with their history, and everything that happened on one time line. */
export function CadreView({ cadre, exemptHref, timeline }: CadreViewProps) {
  const t = useT(registryMessages);
  const word = t as (key: string) => string;
  const here = `/admin/cadres/${cadre.id}`;
  return (
    <>
      <PageHead
        path={<Breadcrumbs items={[{ label: t('cadres'), href: '/admin/cadres' }, { label: cadre.name }]} />}
        title={
          <>
            {cadre.name} {cadre.left && <Tag>{t('left')}</Tag>}
          </>
        }
        lead={cadre.homeOrganizationName}
        actions={
          (cadre.mayWrite || exemptHref) && (
            <>
              {cadre.mayWrite && <LinkButton href={`${here}/edit`}>{t('editCadre')}</LinkButton>}
              {exemptHref && <LinkButton href={exemptHref}>{t('exempt')}</LinkButton>}
              {cadre.mayWrite && !cadre.left && (
                <ConfirmDialog
                  trigger={t('markLeft')}
                  href={`${here}/leave`}
                  title={t('markLeftAsk')}
                  action={`${here}/leave`}
                  confirm={t('markLeft')}
                >
                  <p>{t('markLeftWhat', { name: cadre.name })}</p>
                </ConfirmDialog>
              )}
            </>
          )
        }
      />
      <div className="stack">
        <CadrePosts cadre={cadre} />
        <div className="columns-7-5">
          <Card title={t('timeline')}>{timeline}</Card>
          <Card title={t('basics')}>
            <DescriptionList
              narrow
              items={[
                { term: t('staffNumber'), detail: <span className="num">{cadre.staffNumber ?? '—'}</span> },
                { term: t('sex'), detail: cadre.sex && word(cadre.sex) },
                { term: t('birthMonth'), detail: cadre.birthMonth },
                { term: t('joinedPartyMonth'), detail: cadre.joinedPartyMonth },
                { term: t('education'), detail: cadre.education },
                { term: t('administrativePost'), detail: cadre.administrativePost },
                { term: t('rankLevel'), detail: cadre.rankLevel },
                { term: t('identityCategory'), detail: cadre.identityCategory },
                { term: t('phone'), detail: cadre.phone ?? (cadre.hasPhone ? '•••••••••••' : '—') },
                { term: t('account'), detail: word(`account${cadre.account}`) },
              ]}
            />
          </Card>
        </div>
      </div>
    </>
  );
}
