import type { CadrePage, ShownPost } from '~/registry/rules/cadre-page.ts';
import { useT } from '../messages/define-messages.ts';
import { registryMessages } from '../messages/registry.ts';
import { LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { StateMark } from '../parts/state-mark.tsx';

/** Posts of a person, present ones first; each present one can be changed or ended by whoever may. */
export function CadrePosts({ cadre }: { cadre: CadrePage }) {
  const t = useT(registryMessages);
  const here = `/admin/cadres/${cadre.id}`;
  const acts = (post: ShownPost) =>
    post.mayChange && post.endedOn === null ? (
      <span className="row">
        <a href={`${here}/posts/${post.id}`}>{t('edit')}</a>
        <a href={`${here}/posts/${post.id}/end`}>{t('endPost')}</a>
      </span>
    ) : null;
  return (
    <Card
      title={t('posts')}
      flush
      aside={
        cadre.mayWrite && (
          <LinkButton small href={`${here}/posts/new`} icon="plus">
            {t('newPost')}
          </LinkButton>
        )
      }
    >
      <DataTable
        caption={t('posts')}
        rows={cadre.posts}
        rowKey={(post) => post.id}
        empty={<EmptyState title={t('postsNone')} />}
        columns={[
          {
            key: 'post',
            head: t('post'),
            card: 'title',
            wrap: true,
            cell: (post) => (
              <>
                {post.title}
                {post.concurrentAdministrativePost && (
                  <small className="cap"> {t('concurrently', { post: post.concurrentAdministrativePost })}</small>
                )}
              </>
            ),
          },
          {
            key: 'organization',
            head: t('organization'),
            wrap: true,
            cell: (post) => <a href={`/admin/organizations/${post.organizationId}`}>{post.organizationName}</a>,
          },
          { key: 'mode', head: t('mode'), cell: (post) => t(post.employmentMode) },
          { key: 'startedOn', head: t('startedOn'), cell: (post) => <span className="num">{post.startedOn}</span> },
          {
            key: 'state',
            head: t('termEnd'),
            card: 'state',
            cell: (post) =>
              post.endedOn ? (
                <StateMark state="waiting">
                  {t('past')} {post.endedOn}
                </StateMark>
              ) : (
                <StateMark state={post.termState === 'over' ? 'alarm' : post.termState === 'soon' ? 'due' : 'done'}>
                  {t('present')} {post.termEnd} {post.termState && t(post.termState)}
                </StateMark>
              ),
          },
          { key: 'acts', head: t('acts'), cell: acts },
        ]}
      />
    </Card>
  );
}
